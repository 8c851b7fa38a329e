"""Registries written for one test."""

from collections.abc import Mapping
from pathlib import Path

PORTALS = "portal_id,agency_name,region_code,level,listing_url,family,scope"
AGENCIES = (
    "agency_id,uscc,org_code,canonical_name,level,type,function_code,region_id,parent_agency_id,valid_from,valid_to"
)
REGIONS = "region_id,code,kind,name,parent_id,valid_from,valid_to,successor_id"
NAMES = "agency_id,name,kind,valid_from,valid_to"
EVENTS = "type,date,from_agency_id,to_agency_id"
HOSTS = "host,allow_private,tls,reason,date"

GOOD: Mapping[str, str] = {
    "regions.csv": f"""{REGIONS}
990000,990000,province,示例省,,,,
990100,990100,prefecture,云泽市,990000,,,
990102,990102,county,鼓楼区,990100,,,
990321,990321,county,青梧县,990000,,,
990321100,990321100,township,白石镇,990321,,,
990100-jkq,,functional_zone,云泽经济开发区,990100,,,
""",
    "agencies.csv": f"""{AGENCIES}
yz-gov,,,云泽市人民政府,prefectural,government_aggregate,,990100,,,
yz-office,,,云泽市人民政府办公室,prefectural,government_office,,990100,,,
yz-police,,,云泽市公安局,prefectural,department,public_security,990100,,,
yz-science,,,云泽市科学技术委员会,prefectural,department,,990100,,,
yz-annals,,,云泽市人民政府地方志办公室,prefectural,department,,990100,,,
yz-market,,,云泽市市场监督管理局,prefectural,department,,990100,,,
yz-lake,,,云泽市和平湖管理委员会,prefectural,other,,990100,,,
gl-civil,,,云泽市鼓楼区民政局,county,department,civil_affairs,990102,,,
jkq-office,,,云泽经济开发区党政办公室,county,government_office,,990100-jkq,,,
qw-office,,,青梧县人民政府办公室,county,government_office,,990321,,,
qw-finance,,,青梧县财政局,county,department,finance,990321,,,
qw-baishi,,,青梧县白石镇人民政府,township,other,,990321100,,,
other-finance,,,财政局,county,department,finance,990102,,,
tax,,,国家税务总局,national,vertical_unit,,,,,
""",
    "portals.csv": f"""{PORTALS}
yz-office,云泽市人民政府办公室,990100,prefectural,http://a.example/1/,trs,own
yz-gov,云泽市人民政府,990100,prefectural,http://a.example/2/,,aggregate
yz-police,云泽市公安局,990100,prefectural,http://a.example/3/,,own
yz-science,云泽市科学技术委员会,990100,prefectural,http://a.example/4/,,own
yz-annals,云泽市人民政府地方志办公室,990100,prefectural,http://a.example/11/,,own
gl-gov,云泽市鼓楼区人民政府,990102,county,http://a.example/5/,,unknown
jkq,云泽经济开发区党政办公室,,county,http://a.example/6/,generic,own
qw-office,青梧县人民政府办公室,990321,county,http://a.example/7/,,own
qw-baishi,青梧县白石镇人民政府,990321100,township,http://a.example/8/,,own
zone-a,甲新区管理委员会,,county,http://a.example/9/,,own
zone-b,乙新区管理委员会,,county,http://a.example/10/,,own
""",
    "hosts.csv": f"""{HOSTS}
127.0.0.2:8001,true,,a demo site on this machine,2025-01-31
old.example,,legacy,TLS 1.0 only,2025-02-01
""",
}


def write_registry(folder: Path, **changed: str) -> Path:
    """Write the good registry with other texts for some files (`portals="…"`)."""
    texts = {**GOOD, **{f"{name}.csv": text for name, text in changed.items()}}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder
