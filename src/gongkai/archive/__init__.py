"""What was fetched, kept for ever: WARC files of the bytes, and an index of snapshots in Parquet."""

from gongkai.archive.content import MAX_BODY
from gongkai.archive.imports import Address, Imported, import_paths
from gongkai.archive.incoming import LeftOut
from gongkai.archive.index import Held, append_snapshots, held_pages, load_snapshots, scan_snapshots
from gongkai.archive.listings import LastPass, PortalPass, append_listings, last_passes, scan_listings
from gongkai.archive.members import DamagedRecordError, read_body, read_body_at
from gongkai.archive.passes import end_pass, resume
from gongkai.archive.places import pace_file
from gongkai.archive.records import Exchange
from gongkai.archive.verify import Damage, Summary, archive_bytes, verify
from gongkai.archive.warc import ArchiveWriteError, Fault, Record, WarcWriter

__all__ = [
    "MAX_BODY",
    "Address",
    "ArchiveWriteError",
    "Damage",
    "DamagedRecordError",
    "Exchange",
    "Fault",
    "Held",
    "Imported",
    "LastPass",
    "LeftOut",
    "PortalPass",
    "Record",
    "Summary",
    "WarcWriter",
    "append_listings",
    "append_snapshots",
    "archive_bytes",
    "end_pass",
    "held_pages",
    "import_paths",
    "last_passes",
    "load_snapshots",
    "pace_file",
    "read_body",
    "read_body_at",
    "resume",
    "scan_listings",
    "scan_snapshots",
    "verify",
]
