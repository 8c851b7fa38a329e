"""Who must report and where: regions, agencies, portals and rules for hosts, from the CSV files of `data/registry`.

registry = load_registry(Path("data/registry"))
identify(registry, printed="市公安局", portal_id="changzhou-office").agency_id
"""

from gongkai.registry.identity import Identity, identify
from gongkai.registry.loading import load_registry
from gongkai.registry.model import Agency, Host, Region, Registry

__all__ = ["Agency", "Host", "Identity", "Region", "Registry", "identify", "load_registry"]
