"""How the content management systems of government sites list, page and show reports. Pure: text in, values out.

    name, evidence = family_of(url, html)
    listing = FAMILIES[name].read_listing(PageRequest(url), html, page=1)

One module per family; `generic` copes with what no family claims. `is_report_title` says which entries of a listing are
reports, `normalise` gives the one spelling of an address.
"""

from collections.abc import Mapping

from gongkai.portals.changzhou import CHANGZHOU
from gongkai.portals.family import BadListingError, Family
from gongkai.portals.flipbook import FLIPBOOK
from gongkai.portals.generic import GENERIC
from gongkai.portals.gkmlpt import GKMLPT
from gongkai.portals.hanweb_annual import HANWEB_ANNUAL
from gongkai.portals.hanweb_gateway import HANWEB_GATEWAY
from gongkai.portals.hanweb_jpage import HANWEB_JPAGE
from gongkai.portals.leads import leads
from gongkai.portals.links import normalise
from gongkai.portals.onward import page_after
from gongkai.portals.openness import OPENNESS
from gongkai.portals.shaanxi import SHAANXI
from gongkai.portals.shanghai import SHANGHAI
from gongkai.portals.shells import leads_on
from gongkai.portals.titles import is_report_title
from gongkai.portals.trs import TRS
from gongkai.portals.ucap import UCAP
from gongkai.portals.vsb import VSB

__all__ = [
    "FAMILIES",
    "BadListingError",
    "Family",
    "family_of",
    "is_report_title",
    "leads",
    "leads_on",
    "normalise",
    "page_after",
]

_IN_ORDER: tuple[Family, ...] = (
    HANWEB_JPAGE,
    HANWEB_GATEWAY,
    HANWEB_ANNUAL,
    GKMLPT,
    UCAP,
    OPENNESS,
    CHANGZHOU,
    FLIPBOOK,
    TRS,
    VSB,
    SHAANXI,
    SHANGHAI,
    GENERIC,
)

FAMILIES: Mapping[str, Family] = {family.name: family for family in _IN_ORDER}
"""All families by name, those with the plainest marks first and `generic` last."""


def family_of(url: str, html: str) -> tuple[str, str]:
    """The family of a listing page and the marks that it was recognised by, in words.

    The first family that recognises the page; else `generic`, and then the evidence says what is there, or why the
    page cannot be read (reading its listing raises `BadListingError` then).
    """
    try:
        for name, family in FAMILIES.items():
            evidence = family.recognise(url, html)
            if evidence:
                return name, evidence
    except BadListingError as error:
        return GENERIC.name, f"not recognised: {error}"
    return GENERIC.name, "no marks of any family, and no list of links that could be reports"
