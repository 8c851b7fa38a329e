"""Who must report and where: regions, agencies, portals and rules for hosts, from the CSV files of `data/registry`.

registry = load_registry(Path("data/registry"))
identify(registry, printed="市公安局", portal_id="changzhou-office").agency_id
"""

from gongkai.registry.adding import append_portal
from gongkai.registry.identity import Identity, identify
from gongkai.registry.loading import load_registry
from gongkai.registry.model import Agency, Host, Region, Registry
from gongkai.registry.proposal import Named, Proposal, propose, refuse_known

__all__ = [
    "Agency",
    "Host",
    "Identity",
    "Named",
    "Proposal",
    "Region",
    "Registry",
    "append_portal",
    "identify",
    "load_registry",
    "propose",
    "refuse_known",
]
