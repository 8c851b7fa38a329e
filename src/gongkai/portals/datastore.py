"""Hanweb's datastore: records as pieces of HTML in XML, as a column page carries them and the proxy answers them.

`<datastore><nextgroup>…</nextgroup><totalrecord>…</totalrecord><recordset><record><![CDATA[<li>…]]></record>…`; some
sites write the `<recordset>` alone. No document type is read, so that no entity is ever expanded.
"""

import re
from dataclasses import dataclass
from xml.parsers import expat

from gongkai.portals.answers import count
from gongkai.portals.family import BadListingError

MOST_RECORDS = 10_000
"""Records of a datastore that are read; a proxy answers 45 at once."""

_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
STORES = ("<datastore", "<recordset", "<nextgroup", "<record>")
"""What a datastore begins with; the last three where it has no element of its own."""


@dataclass(frozen=True, slots=True)
class Store:
    """A datastore: the HTML of its records, the records announced, the HTML that holds the next group's address."""

    records: tuple[str, ...]
    announced: int | None
    following: str


def is_store(text: str) -> bool:
    """Whether a text is a datastore, whole or broken, and no page that holds one."""
    head = text[:500].lstrip("\ufeff \t\r\n")
    if head.startswith("<?xml"):
        head = head.partition("?>")[2].lstrip()
    return head.startswith((*STORES, "<!DOCTYPE datastore"))


def loose_store(html: str) -> str:
    """The records that a page holds outside of any script, as a datastore; `""` where there are none."""
    start, end = html.find("<recordset>"), html.find("</recordset>")
    if start < 0 or end < start or "<record>" not in html[start:end]:
        return ""
    group, group_end = html.find("<nextgroup>"), html.find("</nextgroup>")
    following = html[group : group_end + len("</nextgroup>")] if 0 <= group < group_end else ""
    return f"<datastore>{following}{html[start:end]}</recordset></datastore>"


def read_store(url: str, text: str) -> Store:
    """A datastore by an XML parser that stops at a document type, so that no entity is ever expanded.

    Records and the next group may stand without a `<datastore>` round them. Raises `BadListingError` for what is no XML
    or declares a document type.
    """
    reader = _Reader()
    text = _FORBIDDEN_IN_XML.sub("", text.strip("\ufeff \t\r\n"))
    bare = text.partition("?>")[2].lstrip() if text.startswith("<?xml") else text
    try:
        reader.read(f"<datastore>{bare}</datastore>" if bare.startswith(STORES[1:]) else text)
    except expat.ExpatError as error:
        raise BadListingError(
            f"{url}: its <datastore> is no XML ({error}); open it to see what the site says"
        ) from error
    except _DocumentTypeError:
        raise BadListingError(f"{url}: its <datastore> declares a document type, which is never read") from None
    return Store(tuple(reader.records), count(reader.total), reader.following)


class _DocumentTypeError(Exception):
    """A document type was met."""


class _Reader:
    """Collects the texts of `<record>`, `<totalrecord>` and `<nextgroup>`."""

    def __init__(self) -> None:
        self.records: list[str] = []
        self.total = ""
        self.following = ""
        self._text: list[str] = []

    def read(self, text: str) -> None:
        """Raises ExpatError for what is no XML, `_DocumentTypeError` for a document type."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text.append
        parser.EndElementHandler = self._end
        parser.Parse(text, True)

    def _refuse(self, *_: object) -> None:
        raise _DocumentTypeError

    def _start(self, _name: str, _attributes: object) -> None:
        self._text.clear()

    def _end(self, name: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        if name == "record" and len(self.records) < MOST_RECORDS:
            self.records.append(text)
        elif name == "totalrecord":
            self.total = text
        elif name == "nextgroup":
            self.following = text
