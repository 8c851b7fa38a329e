"""The command line: thin verbs over the rooms. Each imports what it needs only when it is called.

`read` must start at once (an office waits for it), so Prefect, dbt, DuckDB and polars stay out of this module.
Exit status: 0 done, 1 done with errors in what was read or fetched, 2 a file or an argument cannot be used.
"""

import json
import locale
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from gongkai.cli_options import (
    DataOption,
    LangOption,
    MaxRequestsOption,
    NightOption,
    PauseOption,
    QuietOption,
    RecheckOption,
    RegistryOption,
)
from gongkai.cli_portals import portal_app
from gongkai.values import GongkaiError, explained

app = typer.Typer(
    help="Annual reports on open government information (政府信息公开工作年度报告): crawl, read, prove, measure.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(portal_app, name="portal")

MAX_FILE_BYTES = 200_000_000
"""A file larger than this is not opened at all; each reader has a smaller limit of its own."""


def _language(lang: str | None) -> str:
    """The language asked for, else Chinese where the locale is, else English."""
    if lang is None:
        named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
        return "zh" if (named or locale.getlocale()[0] or "").lower().startswith("zh") else "en"
    if lang not in ("zh", "en"):
        raise GongkaiError(f"--lang {lang}: choose zh or en", f"--lang {lang}：请选择zh或en")
    return lang


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, or those of standard input for `-`; else one clear line."""
    try:
        if str(path) == "-":
            return _small_enough(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), path)
        if not path.is_file():
            if path.exists():
                raise GongkaiError(f"{path}: not a file", f"{path}：不是文件")
            raise GongkaiError(f"{path}: no such file", f"{path}：文件不存在，请检查路径")
        if path.stat().st_size > MAX_FILE_BYTES:
            most = MAX_FILE_BYTES // 1_000_000
            raise GongkaiError(f"{path}: larger than {most} MB, not opened", f"{path}：文件超过{most} MB，未打开")
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise GongkaiError(f"{path}: {why}", f"{path}：无法打开（{why}）") from error


def _small_enough(data: bytes, path: Path) -> bytes:
    if len(data) > MAX_FILE_BYTES:
        most = MAX_FILE_BYTES // 1_000_000
        raise GongkaiError(f"{path}: larger than {most} MB, not read", f"{path}：内容超过{most} MB，未读取")
    return data


@app.command()
def read(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="Reports: HTML, MHTML, text, DOCX, XLSX, PDF, OFD, DOC, XLS, WPS, RTF, a picture of one, or a ZIP; "
            "- is standard input.",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per file; a list for several.")] = False,
    lang: LangOption = None,
) -> None:
    """Read documents to exact cells and prove their sums; no state, no network.

    Example: gongkai read report.html --json
    """
    from gongkai.answers import plain_number, report_json
    from gongkai.checks import check
    from gongkai.documents import read_document
    from gongkai.reports import read_report

    language = _language(lang)
    answers: list[dict[str, Any]] = []
    failed = False
    for path in files:
        links: list[dict[str, str]] = []
        try:
            document = read_document(_bytes_of(path), name=path.name)
            links = [asdict(link) for link in document.links]
            report = read_report(document)
            verdict = check(report)
        except Exception as error:
            failed = True
            told = {"error": explained(error), "zh": explained(error, "zh")}
            answers.append({"file": str(path)} | told | ({"links": links} if links else {}))
            typer.echo(f"gongkai: {_named(path, error, language)}", err=True)
            continue
        if as_json:
            answers.append(report_json(str(path), report, verdict) | {"links": links})
        else:
            from rich.console import Console

            from gongkai.printing import report_view

            width = None if sys.stdout.isatty() else 160  # a pipe has no edge to fold labels at
            Console(width=width).print(report_view(str(path), report, verdict, "zh" if language == "zh" else "en"))
    if as_json:
        answer = answers[0] if len(files) == 1 else answers
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1, default=plain_number))
    if failed:
        raise typer.Exit(2)


def _named(path: Path, error: Exception, language: str) -> str:
    """The message with the file in front, once."""
    message = explained(error, language)
    colon = "：" if language == "zh" else ": "
    return message if message.startswith(str(path)) else f"{path}{colon}{message}"


@app.command()
def crawl(
    data: DataOption = None,
    registry: RegistryOption = None,
    *,
    pause: PauseOption = None,
    night: NightOption = None,
    max_requests: MaxRequestsOption = None,
    recheck_days: RecheckOption = None,
    quiet: QuietOption = False,
) -> None:
    """Fetch what the registry's portals show into the archive: politely, and only what changed.

    Example: gongkai crawl --registry my-portals --data my-data
    """
    from gongkai import console, pipeline

    job = pipeline.job(data, registry, pause, night=night, max_requests=max_requests, recheck_days=recheck_days)
    with console.crawl_progress(quiet) as on_event:
        results = pipeline.crawl_all(job, on_event)
    console.show_crawl(results, quiet)
    if any(pipeline.failures(result) for result in results):
        raise typer.Exit(1)


@app.command()
def parse(data: DataOption = None, quiet: QuietOption = False) -> None:
    """Read what is archived and not yet read, into the lake.

    Example: gongkai parse --data my-data
    """
    from gongkai import console, pipeline

    job = pipeline.job(data)
    batches = pipeline.plan_parse(job)
    results = [pipeline.parse_batch(job, batch) for batch in console.track(batches, "reading", quiet)]
    console.show_parse(results, quiet)


@app.command()
def build(data: DataOption = None, registry: RegistryOption = None, quiet: QuietOption = False) -> None:
    """Build the DuckDB warehouse from the lake and swap it into place.

    Example: gongkai build --data my-data
    """
    from gongkai import console, pipeline

    with console.status("building the warehouse", quiet):
        result = pipeline.build(pipeline.job(data, registry))
    console.show_build(result, quiet)


@app.command()
def export(data: DataOption = None, quiet: QuietOption = False) -> None:
    """Write the warehouse's tables as Parquet and CSV, with a data package and a dictionary.

    Example: gongkai export --data my-data
    """
    from gongkai import console, pipeline

    with console.status("exporting", quiet):
        paths = pipeline.export(pipeline.job(data))
    console.show_export(paths, quiet)


def _flow(data: Path, registry: Path | None, pause: float | None, **limits: Any) -> bool:
    """The whole pipeline as a Prefect flow in this process; whether every host was crawled well."""
    from gongkai.settings import project_root

    sys.path.insert(0, str(project_root()))
    from flows.runtime import run_annual

    return run_annual(data=data, registry=registry, pause=pause, **limits)


@app.command()
def run(
    data: DataOption = None,
    registry: RegistryOption = None,
    *,
    pause: PauseOption = None,
    night: NightOption = None,
    max_requests: MaxRequestsOption = None,
    recheck_days: RecheckOption = None,
    quiet: QuietOption = False,
) -> None:
    """Crawl, parse, build and export the registry's live portals, as one Prefect flow.

    Example: GONGKAI_CONTACT=ogi@example.org gongkai run
    """
    from gongkai import console, pipeline

    job = pipeline.job(data, registry, pause)
    clean = _flow(job.data, registry, pause, night=night, max_requests=max_requests, recheck_days=recheck_days)
    console.show_outcome(job, quiet)
    if not clean:
        raise typer.Exit(1)


@app.command()
def demo(data: DataOption = None, quiet: QuietOption = False) -> None:
    """Run the whole pipeline on portals served on loopback; ends with the rates and where everything lies.

    Example: gongkai demo
    """
    from gongkai import console, demo, pipeline
    from gongkai.settings import project_root

    folder = data or Path("data") / "demo"
    with demo.open_sites(project_root() / "data" / "sample", folder) as registry:
        job = pipeline.job(folder, registry, demo.PAUSE_SECONDS)
        clean = _flow(folder, registry, demo.PAUSE_SECONDS)
    console.show_outcome(job, quiet)
    if not clean:
        raise typer.Exit(1)


@app.command()
def sql(
    query: Annotated[str | None, typer.Argument(metavar="[QUERY]", help="SQL; without it, a prompt.")] = None,
    data: DataOption = None,
    output: Annotated[str, typer.Option("--format", metavar="table|csv|json", help="How rows are printed.")] = "table",
) -> None:
    """Ask the warehouse, read-only.

    Example: gongkai sql "select agency_name, year, partial_disclosure_rate from agency_year_metrics order by 3 desc"
    """
    from gongkai import console, pipeline

    if output not in ("table", "csv", "json"):
        raise GongkaiError(f"--format {output}: choose table, csv or json")
    job = pipeline.job(data)
    if query is not None:
        console.show_rows(pipeline.ask(job, query), output)
        return
    console.prompt(lambda text: pipeline.ask(job, text), output)


@app.command()
def diff(
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="Id or name of an agency.")],
    year: Annotated[int, typer.Argument(metavar="YEAR", help="The year that the report is about.")],
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="A list with one object per scope.")] = False,
) -> None:
    """What changed between the versions of one report, cell by cell.

    Example: gongkai diff 云泽市教育局 2024 --data data/demo
    """
    from gongkai import console_archive, pipeline

    found = pipeline.histories(pipeline.job(data), agency, year)
    console_archive.show_histories(found, agency, year, as_json)


@app.command()
def status(data: DataOption = None, registry: RegistryOption = None) -> None:
    """What is archived, parsed, built and failing, per portal and year.

    Example: gongkai status --data data/demo
    """
    from gongkai import console, pipeline

    console.show_status(pipeline.status(pipeline.job(data, registry)))


archive_app = typer.Typer(help="Prove what was fetched, and take in what was fetched elsewhere.", no_args_is_help=True)
app.add_typer(archive_app, name="archive")


@archive_app.command()
def verify(data: DataOption = None, quiet: QuietOption = False) -> None:
    """Prove the archive: each record whole and as its digests say, each row of the index led to its bytes.

    One line per fault: file, offset, what, what to do. Exit status 0: clean, 1: faults.

    Example: gongkai archive verify --data my-data
    """
    from gongkai import archive, console_archive, pipeline

    folder = pipeline.job(data).archive
    with console_archive.damages(archive.archive_bytes(folder), quiet) as (tell, moved):
        summary = archive.verify(folder, tell, moved)
    console_archive.show_verified(summary, quiet)
    if summary.faults:
        raise typer.Exit(1)


@archive_app.command("import")
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="WARC files of any tool, or folders of files with a urls.csv."),
    ],
    portal: Annotated[
        str, typer.Option("--portal", metavar="ID", help="The portal of these pages. [the only one on their host]")
    ] = "",
    data: DataOption = None,
    registry: RegistryOption = None,
    quiet: QuietOption = False,
) -> None:
    """Take in what was fetched elsewhere: WARC files, or files whose urls.csv says where each came from.

    urls.csv has the columns file,url,fetched_at,portal_id (the last may be empty). Importing again adds nothing.

    Example: gongkai archive import from-abroad.warc.gz saved-pages/ --data my-data
    """
    from gongkai import console_archive, pipeline

    job = pipeline.job(data, registry)
    with console_archive.imports(len(paths), quiet) as (tell, moved):
        result = pipeline.import_fetched(job, paths, portal, tell, moved)
    console_archive.show_imported(result, quiet)
    if result.faults:
        raise typer.Exit(1)


def main() -> None:
    """The console script: errors meant for people are one line on stderr and exit status 2."""
    try:
        app()
    except GongkaiError as error:
        typer.echo(f"gongkai: {explained(error, _language(None))}", err=True)
        sys.exit(2)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in {"gongkai", "flows"}:
            raise
        typer.echo(f"gongkai: this verb needs {error.name}; install it with: pip install 'gongkai[pipeline]'", err=True)
        sys.exit(2)
