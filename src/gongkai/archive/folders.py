"""Pages in a folder of files fetched elsewhere: `urls.csv` beside them says where each came from, and when."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from gongkai.archive.content import MAX_BODY
from gongkai.archive.foreign import is_warc
from gongkai.archive.foreign_pages import read_pages
from gongkai.archive.incoming import Incoming, LeftOut, read_moment
from gongkai.values import GongkaiError

SIDECAR = "urls.csv"
_COLUMNS = ("file", "url", "fetched_at")
_MAX_SIDECAR = 64_000_000


def read_path(path: Path) -> Iterator[Incoming | LeftOut]:
    """What a WARC or a folder holds. Raises GongkaiError for what is neither."""
    if path.is_dir():
        yield from read_folder(path)
    elif not path.is_file():
        raise GongkaiError(f"{path}: {'not a file' if path.exists() else 'no such file or folder'}")
    elif path.suffix.lower() == ".wacz":
        raise GongkaiError(f"{path}: a WACZ is a ZIP of WARC files; unpack it and import its folder archive/")
    elif not is_warc(path):
        raise GongkaiError(f"{path}: not a WARC (.warc, .warc.gz); put files into a folder with a {SIDECAR}")
    else:
        yield from read_pages(path)


def read_folder(folder: Path) -> Iterator[Incoming | LeftOut]:
    """The files that `urls.csv` names, and the WARC files that lie in the folder; what it does not name is told.

    Raises GongkaiError where the folder has neither, or its `urls.csv` cannot be read.
    """
    root = folder.resolve()
    sidecar = folder / SIDECAR
    inside = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    warcs = [path for path in inside if is_warc(path)]
    if not sidecar.is_file() and not warcs:
        raise GongkaiError(
            f"{folder}: no {SIDECAR} and no WARC; name each file's address in a {SIDECAR}: "
            "file,url,fetched_at,portal_id (the last may be empty)"
        )
    named: set[Path] = set()
    if sidecar.is_file():
        for number, row in enumerate(_rows(sidecar), start=2):
            place = f"{sidecar}, line {number}"
            try:
                path = _inside(root, row["file"])
                named.add(path)
                yield _page(path, row, f"{folder / row['file']}")
            except GongkaiError as error:
                yield LeftOut(place, str(error))
    for path in inside:
        if path.resolve() in named or path == sidecar:
            continue
        if is_warc(path):
            yield from read_pages(path)
        elif not path.name.startswith("."):
            # beside WARC files lie indexes and logs; in a folder with a sidecar each file should be named there
            yield LeftOut(str(path), f"its address is not known; name it in {sidecar}", fault=sidecar.is_file())


def _rows(sidecar: Path) -> Iterator[dict[str, str]]:
    try:
        data = sidecar.read_bytes() if sidecar.stat().st_size <= _MAX_SIDECAR else None
        if data is None:
            raise GongkaiError(f"{sidecar}: larger than {_MAX_SIDECAR // 1_000_000} MB; import in several folders")
        reader = csv.DictReader(io.StringIO(_text(data), newline=""))
        missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise GongkaiError(f"{sidecar}, line 1: no column {', '.join(missing)}; it needs {', '.join(_COLUMNS)}")
        for row in reader:
            yield {name: (row.get(name) or "").strip() for name in (*_COLUMNS, "portal_id")}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GongkaiError(f"{sidecar}: cannot be read ({error}); save it as CSV in UTF-8") from error


def _text(data: bytes) -> str:
    """UTF-8 with or without its mark, else what Excel in China writes."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _inside(root: Path, name: str) -> Path:
    """The file that a row names, which must lie in the folder. Raises GongkaiError."""
    if not name or "\0" in name:
        raise GongkaiError("no file is named")
    path = (root / name.replace("\\", "/")).resolve()
    if not path.is_relative_to(root):
        raise GongkaiError(f"{name}: lies outside of the folder, and is not read")
    if not path.is_file():
        raise GongkaiError(f"{name}: no such file in the folder")
    if path.stat().st_size > MAX_BODY:
        raise GongkaiError(f"{name}: larger than {MAX_BODY // 1_000_000} MB")
    return path


def _page(path: Path, row: dict[str, str], source: str) -> Incoming:
    if not row["url"]:
        raise GongkaiError(f"{row['file']}: its address is not known; write it into the column url")
    if not row["fetched_at"]:
        raise GongkaiError(f"{row['file']}: write when it was fetched into the column fetched_at")
    try:
        body = path.read_bytes()
    except OSError as error:
        raise GongkaiError(f"{row['file']}: cannot be read ({error.strerror or error})") from error
    if not body.strip():
        raise GongkaiError(f"{row['file']}: an empty file")
    return Incoming(row["url"], read_moment(row["fetched_at"]), source, body, portal_id=row["portal_id"])
