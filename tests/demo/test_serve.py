"""The running sites, asked over HTTP as a crawler and as somebody hostile would."""

import csv
import re
import socket
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from gongkai.demo import RequestRecord, Sites, free_port, run, serve
from gongkai.values import GongkaiError, Portal

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
PROXY = "/module/web/jpage/dataproxy.jsp"


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    with serve(SAMPLE) as running:
        yield running


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=10) as client:
        yield client


def text_of(response: httpx.Response) -> str:
    try:
        return response.content.decode("utf-8")
    except UnicodeDecodeError:
        return response.content.decode("gbk")


def base(sites: Sites, family: str) -> str:
    return f"http://{sites.hosts[['trs', 'hanweb_jpage', 'generic'].index(family)]}"


def portal(sites: Sites, portal_id: str) -> Portal:
    return next(portal for portal in sites.portals if portal.portal_id == portal_id)


def listing_pages(url: str, client: httpx.Client) -> list[tuple[str, str]]:
    """All pages of a column as (address, text), the way a person would turn them."""
    pages = [(url, text_of(client.get(url)))]
    first = pages[0][1]
    if trs := re.search(r"createPageHTML\((\d+), 0,", first):
        pages += [(urljoin(url, f"index_{n}.html"), "") for n in range(1, int(trs[1]))]
    elif total := re.search(r"<totalpage>(\d+)<", first):
        column, unit = re.search(r"columnid:(\d+)", first), re.search(r"unitid:'(\d+)'", first)
        assert column and unit
        query = f"columnid={column[1]}&unitid={unit[1]}"
        pages += [(urljoin(url, f"{PROXY}?page={n}&{query}"), "") for n in range(2, int(total[1]) + 1)]
    else:
        while following := re.search(r'<a href="([^"]+)">下一页', pages[-1][1]):
            address = urljoin(pages[-1][0], following[1])
            pages.append((address, text_of(client.get(address))))
    return [(address, text or text_of(client.get(address))) for address, text in pages]


def links_of(address: str, text: str) -> dict[str, str]:
    """Address → full title of what a listing page lists."""
    if found := re.search(r'<base href="([^"]+)"', text):
        address = urljoin(address, found[1])
    links = re.findall(r"""<a href=["']([^"']+)["'][^>]*? title=["']([^"']+)["']""", text)
    return {urljoin(address, unescape(href)): title for href, title in links}


def all_links(sites: Sites, portal: Portal, client: httpx.Client) -> dict[str, str]:
    return {u: t for page in listing_pages(portal.listing_url, client) for u, t in links_of(*page).items()}


def test_every_link_of_every_listing_page_is_there(sites: Sites, client: httpx.Client) -> None:
    listed = 0
    for row in sites.portals:
        links = all_links(sites, row, client)
        listed += len(links)
        for address, title in links.items():
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert title in text_of(answer)
    assert listed == sum(len(column.items) for site in sites._plan.sites for column in site.columns)


def test_what_is_expected_is_what_the_listings_lead_to(sites: Sites, client: httpx.Client) -> None:
    found = {str(httpx.URL(u)) for row in sites.portals for u in all_links(sites, row, client)}
    expected = {report.url for report in sites.expected()}
    assert expected <= found
    assert len(expected) == len(sites.expected())


def test_generated_pages_say_so_and_real_ones_do_not(sites: Sites, client: httpx.Client) -> None:
    invented = {item.figures.agency for site in sites._plan.sites for column in site.columns for item in column.items
                if item.figures and item.figures.invented}  # fmt: skip
    for report in sites.expected():
        text = text_of(client.get(report.url))
        assert ("示例数据" in text) == (report.agency_name in invented)
        assert ("依法公布的年度报告" in text) == (report.agency_name not in invented)


def test_pages_print_what_is_expected_of_them(sites: Sites, client: httpx.Client) -> None:
    """A few cells by eye: the grand totals stand on the page, also where they have thousands separators."""
    for report in sites.expected():
        total = report.cells.get("rq.completed_total.total")
        if total:
            text = text_of(client.get(report.url))
            assert f">{total}<" in text or f">{total:,}<" in text or f"\t{total}\n" in text, report.url


def test_the_real_report_of_changzhou(sites: Sites) -> None:
    (report,) = (report for report in sites.expected() if report.portal_id == "demo-changzhou-jkq")
    assert (report.agency_id, report.year, len(report.cells)) == ("changzhou-jkq-office", 2024, 200)
    assert [report.cells[f"rq.{row}.total"] for row in ("requests_new", "granted_partial", "completed_total")] == [
        63,
        18,
        55,
    ]
    assert report.forms == {"pd": "2021", "rq": "2021", "rl": "2021"}


def test_one_report_stands_under_two_addresses(sites: Sites) -> None:
    twice = [r for r in sites.expected() if (r.agency_id, r.year) == ("yunze-office", 2024)]
    assert len(twice) == 2 and twice[0].cells == twice[1].cells and twice[0].url != twice[1].url


def test_each_page_answers_304_to_who_has_it_and_keeps_its_tag_over_a_restart(client: httpx.Client) -> None:
    port = free_port()
    with serve(SAMPLE, port=port) as sites:
        addresses = [report.url for report in sites.expected()]
        addresses += [a for row in sites.portals for a, _ in listing_pages(row.listing_url, client)]
        addresses += [base(sites, "generic") + "/robots.txt", base(sites, "trs") + "/"]
        first = {address: client.get(address) for address in addresses}
    with serve(SAMPLE, port=port) as sites:
        for address, answer in first.items():
            tagged = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
            dated = client.get(address, headers={"If-Modified-Since": answer.headers["Last-Modified"]})
            assert (answer.status_code, tagged.status_code, dated.status_code) == (200, 304, 304)
            assert tagged.content == b"" and tagged.headers["ETag"] == answer.headers["ETag"]
            other = {"If-None-Match": '"another"', "If-Modified-Since": answer.headers["Last-Modified"]}
            assert client.get(address, headers=other).status_code == 200
        assert client.get(addresses[0], headers={"If-Modified-Since": "yesterday"}).status_code == 200
        assert (
            client.get(addresses[0], headers={"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}).status_code == 200
        )
        assert sum(record.conditional for record in sites.requests()) == 3 * len(addresses) + 2


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/zfxxgk/zfxxgknb/../../../sites.toml", "//etc/passwd", "/%00",
     "/zfxxgk/zfxxgknb/index_2.html", "/zfxxgk/zfxxgknb", "/[", "/" + "a" * 5000, "/%ff%fe", "/sites.toml",
     "http://[::1/x"],
)  # fmt: skip
def test_no_address_leads_to_a_file(sites: Sites, path: str) -> None:
    address, port = sites.hosts[0].split(":")
    with socket.create_connection((address, int(port)), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"root:" not in answer and b"seed" not in answer


def test_robots(sites: Sites, client: httpx.Client) -> None:
    assert client.get(base(sites, "trs") + "/robots.txt").status_code == 404
    assert client.get(base(sites, "hanweb_jpage") + "/robots.txt").text == (
        "User-agent: *\nDisallow: /search/\nDisallow: /jcms/\n"
    )
    text = client.get(base(sites, "generic") + "/robots.txt").text
    assert text == "User-agent: *\nDisallow: /neibu/\nCrawl-delay: 0.3\n"


def test_a_forbidden_report_is_listed_but_not_expected(sites: Sites, client: httpx.Client) -> None:
    links = all_links(sites, portal(sites, "demo-qingwu-office"), client)
    forbidden = [address for address in links if "/neibu/" in address]
    assert len(forbidden) == 1 and "2020年" in links[forbidden[0]]
    assert not any("/neibu/" in report.url for report in sites.expected())


def test_a_site_that_says_nothing_of_its_charset(sites: Sites, client: httpx.Client) -> None:
    answer = client.get(portal(sites, "demo-qingwu-office").listing_url)
    assert answer.headers["Content-Type"] == "text/html"
    assert b"charset=gb2312" in answer.content
    newest = next(r for r in sites.expected() if (r.portal_id, r.year) == ("demo-qingwu-office", 2024))
    silent = client.get(newest.url)
    assert silent.headers["Content-Type"] == "text/html" and b"charset" not in silent.content
    with pytest.raises(UnicodeDecodeError):
        silent.content.decode("utf-8")
    assert "青梧县人民政府办公室" in silent.content.decode("gbk")


class TestDataproxy:
    """Hanweb's datastore, asked in each of the ways that its sites are asked."""

    query = "appid=1&webid=7&path=/&columnid=5101&unitid=17301&permissiontype=0"

    def ask(self, sites: Sites, client: httpx.Client, query: str) -> list[str]:
        return list(links_of("http://x/", client.get(f"{base(sites, 'hanweb_jpage')}{PROXY}?{query}").text))

    def test_ranges_and_pages_agree(self, sites: Sites, client: httpx.Client) -> None:
        everything = self.ask(sites, client, f"startrecord=1&endrecord=9&perpage=3&{self.query}")
        assert len(everything) == 7
        assert self.ask(sites, client, f"startrecord=4&endrecord=6&perpage=3&{self.query}") == everything[3:6]
        assert self.ask(sites, client, f"page=2&{self.query}") == everything[3:6]
        assert self.ask(sites, client, f"page=3&{self.query}") == everything[6:]
        assert self.ask(sites, client, f"page=4&{self.query}") == []
        column = client.get(base(sites, "hanweb_jpage") + "/col/col5101/index.html?uid=17301&pageNum=2").text
        assert list(links_of("http://x/", column)) == everything[3:6]

    def test_post(self, sites: Sites, client: httpx.Client) -> None:
        url = f"{base(sites, 'hanweb_jpage')}{PROXY}?startrecord=1&endrecord=3&perpage=3"
        form = {"col": "1", "columnid": "5101", "unitid": "17301"}
        first = client.post(url, data=form)
        assert len(links_of("http://x/", first.text)) == 3
        again = client.post(url, data=form, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 200, "304 belongs to GET and HEAD (RFC 9110, 13.1.2)"

    @pytest.mark.parametrize("query", ["", "columnid=5101&unitid=9", "columnid=9&unitid=17301"])
    def test_an_unknown_column_is_an_empty_datastore(self, sites: Sites, client: httpx.Client, query: str) -> None:
        answer = client.get(f"{base(sites, 'hanweb_jpage')}{PROXY}?{query}")
        assert answer.status_code == 200 and "<record>" not in answer.text and "totalrecord" not in answer.text

    @pytest.mark.parametrize("number", ["-1", "0", "²", "99999999999999999999", "1e9", "x"])
    def test_hostile_numbers_are_not_taken(self, sites: Sites, client: httpx.Client, number: str) -> None:
        first = self.ask(sites, client, f"page=1&{self.query}")
        assert self.ask(sites, client, f"page={number}&startrecord={number}&perpage={number}&{self.query}") == first


def test_a_form_without_end_is_refused(sites: Sites, client: httpx.Client) -> None:
    url = f"{base(sites, 'hanweb_jpage')}{PROXY}"
    assert client.post(url, content=b"a" * 70_000).status_code == 413
    assert client.post(url, content=iter([b"a=1"])).status_code == 413, "no length"


def test_the_log_tells_side_by_side_from_one_after_the_other(client: httpx.Client) -> None:
    with serve(SAMPLE, latency=0.02) as sites:
        url = base(sites, "trs") + "/"
        for _ in range(5):
            client.get(url, headers={"User-Agent": "tester"})
        one_by_one = sites.requests()
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: httpx.get(url, trust_env=False), range(8)))
        together = sites.requests()[len(one_by_one) :]
    assert not overlapping(one_by_one) and overlapping(together)
    assert {(r.host, r.method, r.target, r.status, r.user_agent) for r in one_by_one} == {
        (sites.hosts[0], "GET", "/", 200, "tester")
    }


def overlapping(records: tuple[RequestRecord, ...]) -> bool:
    ordered = sorted(records, key=lambda record: record.started)
    return any(after.started < before.ended for before, after in pairwise(ordered))


def test_an_open_connection_ends_with_the_sites(client: httpx.Client) -> None:
    with serve(SAMPLE) as sites:
        url = base(sites, "trs") + "/"
        assert client.get(url).status_code == 200
    with pytest.raises(httpx.TransportError):
        client.get(url)


def test_a_client_that_hangs_up_leaves_no_traceback(sites: Sites, capfd: pytest.CaptureFixture[str]) -> None:
    address, port = sites.hosts[0].split(":")
    with socket.create_connection((address, int(port)), timeout=10) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
    assert httpx.get(base(sites, "trs") + "/", trust_env=False).status_code == 200
    assert capfd.readouterr().err == ""


def test_head_has_no_body(sites: Sites, client: httpx.Client) -> None:
    url = base(sites, "trs") + "/"
    head, get = client.head(url), client.get(url)
    assert head.content == b"" and head.headers["Content-Length"] == str(len(get.content))


def test_the_registry_has_the_columns_of_the_design(sites: Sites, tmp_path: Path) -> None:
    folder = sites.write_registry(tmp_path / "new" / "registry")
    headers = {path.name: path.read_text("utf-8").split("\n")[0] for path in folder.iterdir()}
    assert headers == {
        "portals.csv": "portal_id,agency_name,region_code,level,listing_url,family,scope",
        "agencies.csv": "agency_id,uscc,org_code,canonical_name,level,type,function_code,region_id,"
        "parent_agency_id,valid_from,valid_to",
        "regions.csv": "region_id,code,kind,name,parent_id,valid_from,valid_to,successor_id",
        "hosts.csv": "host,allow_private,tls,reason,date",
    }
    with (folder / "portals.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["listing_url"] for row in rows] == [portal.listing_url for portal in sites.portals]
    assert {row["family"] for row in rows} == {"", "trs", "hanweb_jpage", "generic"}


def test_a_busy_port_is_named(sites: Sites) -> None:
    with pytest.raises(GongkaiError, match=f":{sites.port} is not free"), serve(SAMPLE, port=sites.port):
        pass


def test_a_port_taken_for_one_site_gives_back_the_others(sites: Sites) -> None:
    port = free_port()
    last = run.places(port)[-1]
    with socket.create_server(last), pytest.raises(GongkaiError, match=str(last[1])), serve(SAMPLE, port=port):
        pass
    with serve(SAMPLE, port=port) as again:
        assert again.port == port


def test_one_address_is_enough_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch, client: httpx.Client) -> None:
    """MacOS has 127.0.0.1 alone: ports tell the sites apart."""
    bindable = run._free
    monkeypatch.setattr(run, "_free", lambda place: place[0] == "127.0.0.1" and bindable(place))
    with serve(SAMPLE) as sites:
        assert sites.hosts == tuple(f"127.0.0.1:{sites.port + at}" for at in range(3))
        for row in sites.portals:
            assert client.get(row.listing_url).status_code == 200
