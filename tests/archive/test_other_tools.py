"""Other tools read our WARC files: warcio's own check, run as a person would, over all kinds of records of ours."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from gongkai.archive import WarcWriter, held_pages

from .exchanges import HOST, START, exchange, row


def test_warcio_check_finds_nothing_wrong(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, HOST, "one", agent="Gongkai/0 (+test@example.org)") as writer:
        for page in (exchange(0), exchange(1, packed=True), replace(exchange(2), method="")):
            writer.note(row(page, writer.write(page)))
        writer.write_file(f"http://{HOST}/年报.doc", b"\xd0\xcf\x11\xe0", START, "application/msword")
    with WarcWriter(tmp_path, HOST, "two") as writer:
        same = replace(exchange(4, b"", status=304), url=exchange(0).url)
        writer.note(row(same, writer.write(same, held_pages(tmp_path, HOST)[same.url])))
    files = sorted(map(str, tmp_path.glob("warc/*/*.warc.gz")))
    check = [sys.executable, "-c", "from warcio.cli import main; main()", "check", "--verbose", *files]
    ran = subprocess.run(check, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.count("digest pass") >= 10
    damaged = Path(files[0])
    damaged.write_bytes(damaged.read_bytes()[:300] + b"\0" + damaged.read_bytes()[301:])
    assert subprocess.run(check, capture_output=True, text=True, check=False).returncode != 0, "it does look"
