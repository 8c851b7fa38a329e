"""What a crawl costs beside the politeness that it must keep: `python benchmarks/crawl.py [--hosts 60]`.

Three figures, all on loopback:

- the whole of some unequal hosts, crawled side by side, against the longest host's own polite time: the pauses that
  were drawn for it and the time of its answers (aim: at most 1.05). The pause is that of a crawl, 2 s; at a quarter of
  it 60 hosts ask for more pages than one processor handles while the longest host waits;
- pages per second of CPU, against bare httpx that fetches the same pages and keeps nothing;
- memory for 100,000 pages that the archive holds already (aim: under 300 MB).
"""

import argparse
import asyncio
import logging
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from gongkai.archive import append_snapshots, held_pages
from gongkai.crawl import Manners, crawl_hosts, gate, honest_user_agent
from gongkai.values import Portal, Snapshot

BODY = "<tr><td>四十九</td><td>49</td></tr>" * 1_500
KNOWN = 100_000


def page(path: str, sizes: dict[str, int], host: str) -> str:
    """A listing of as many reports as the host has, or a report of some 60 kB."""
    if path.startswith("/art/"):
        return f"<html><h1>{path}</h1><table>{BODY}</table></html>"
    links = (
        f'<li><a href="/art/{number}.html">示例局{number}年政府信息公开工作年度报告</a><span>2025-01-15</span></li>'
        for number in range(sizes[host])
    )
    return f"<html><body><ul>{''.join(links)}</ul></body></html>"


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sizes: dict[str, int]) -> None:
    """All requests of one connection."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            lines = head.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1]
            host = next(line[6:] for line in lines if line.lower().startswith("host: "))
            body = page(path, sizes, host).encode()
            status = "404 Not Found" if path == "/robots.txt" else "200 OK"
            writer.write(
                f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            )
            writer.write(body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def serve(hosts: int, smallest: int, pipe: Connection) -> None:
    """As many sites as asked for, the n-th with `smallest` + n reports; tells their names and sizes."""
    sizes: dict[str, int] = {}

    async def on_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answer(reader, writer, sizes)

    servers = [await asyncio.start_server(on_connection, "127.0.0.1", 0) for _ in range(hosts)]
    for number, server in enumerate(servers):
        sizes[f"127.0.0.1:{server.sockets[0].getsockname()[1]}"] = smallest + number
    pipe.send(sizes)
    await asyncio.Event().wait()


def serve_in_process(hosts: int, smallest: int, pipe: Connection) -> None:
    """The sites, in a process of their own: their CPU time is not ours."""
    asyncio.run(serve(hosts, smallest, pipe))


def portals_of(sizes: dict[str, int]) -> list[Portal]:
    """A portal per host."""
    return [
        Portal(f"p{number}", "示例局", "320400", "county", f"http://{host}/list.html", "generic", "own")
        for number, host in enumerate(sizes)
    ]


class Drawn:
    """Stands in for `random` in the gates, and keeps the sum of the pauses drawn for each host."""

    def __init__(self, pause: float, jitter: float) -> None:
        self._pause, self._jitter = pause, jitter
        self.seconds: dict[str, float] = defaultdict(float)

    def uniform(self, least: float, most: float) -> float:
        """A draw, for the host whose gate asks."""
        drawn = random.uniform(least, most)
        self.seconds[sys._getframe(1).f_locals["self"].host] += self._pause * (1 + drawn * self._jitter)
        return drawn


def crawled(sizes: dict[str, int], pause: float) -> tuple[float, float, dict[str, float]]:
    """Seconds, seconds of CPU, and by host the pauses drawn, of one crawl into an empty archive."""
    manners = Manners(honest_user_agent("benchmark@example.org"), pause_seconds=pause)
    drawn = Drawn(pause, manners.jitter)
    setattr(gate, "random", drawn)  # noqa: B010
    with tempfile.TemporaryDirectory() as folder:
        began, cpu = time.perf_counter(), time.process_time()
        results = asyncio.run(crawl_hosts(portals_of(sizes), archive_root=Path(folder), run_id="run", manners=manners))
        took, used = time.perf_counter() - began, time.process_time() - cpu
    for result in results:
        assert result.portals[0].fetched == sizes[result.host], result
    return took, used, drawn.seconds


async def bare(sizes: dict[str, int]) -> float:
    """The same pages by httpx, one client per host, nothing kept; gives the seconds that a page took."""
    began = time.perf_counter()
    for host, size in sizes.items():
        async with httpx.AsyncClient(trust_env=False) as client:
            for path in ("/robots.txt", "/list.html", *(f"/art/{number}.html" for number in range(size))):
                await client.get(f"http://{host}{path}")
    return (time.perf_counter() - began) / sum(size + 2 for size in sizes.values())


def memory_of_known_pages() -> float:
    """MB that 100,000 known pages of one host take, from an index on disk to what the crawl looks them up in."""
    with tempfile.TemporaryDirectory() as folder:
        now = datetime.now(UTC)
        headers = (("Content-Type", "text/html"), ("ETag", '"65a5b0c1-e6f3"'), ("Last-Modified", "Mon, 15 Jan 2024"))
        for part in range(10):
            rows = [
                Snapshot(
                    url=f"http://127.0.0.1:80/art/2024/1/15/art_{part}_{number}.html",
                    final_url="",
                    portal_id="p1",
                    host="127.0.0.1",
                    role="report",
                    title="示例局2024年政府信息公开工作年度报告",
                    fetched_at=now,
                    status=200,
                    outcome="ok",
                    attempt=1,
                    headers=headers,
                    bytes=60_000,
                    sha256=f"{part:032x}{number:032x}",
                    warc_file="warc/127.0.0.1/run.warc.gz",
                    warc_offset=number,
                )
                for number in range(KNOWN // 10)
            ]
            append_snapshots(Path(folder), rows, f"127.0.0.1--run-{part:04d}")
        del rows
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        held = held_pages(Path(folder), "127.0.0.1")
        assert len(held) == KNOWN
        return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    """Print the three figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=60)
    parser.add_argument("--smallest", type=int, default=5, help="reports of the smallest host; each next has one more")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two requests to a host")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(1) as pool:
        memory = pool.apply(memory_of_known_pages)
    ours, theirs = spawn.Pipe()
    sites = spawn.Process(target=serve_in_process, args=(options.hosts, options.smallest, theirs), daemon=True)
    sites.start()
    sizes = ours.recv()
    took, used, drawn = crawled(sizes, options.pause)
    pages = sum(sizes.values())
    began = time.process_time()
    answer_seconds = asyncio.run(bare(sizes))
    longest = max(drawn[host] + (size + 2) * answer_seconds for host, size in sizes.items())
    plain = time.process_time() - began
    print(f"{options.hosts} hosts, {pages} reports, a pause of {options.pause:g} s")
    print(f"  the longest host's own    {longest:8.1f} s")
    print(f"  all hosts side by side    {took:8.1f} s, {took / longest:.3f} times that")
    print(f"  pages per second of CPU   {pages / used:8.0f}     bare httpx {pages / plain:.0f}")
    print(f"  {KNOWN:,} known pages       {memory:8.0f} MB more than before")
    sites.terminate()


if __name__ == "__main__":
    main()
