"""The verbs `gongkai portal …`. Each imports what it needs only when it is called."""

from typing import Annotated

import typer

from gongkai.cli_options import DataOption, PauseOption, QuietOption, RegistryOption

portal_app = typer.Typer(help="The registry's portals: look at them, and propose new ones.", no_args_is_help=True)


@portal_app.command("check")
def portal_check(
    portals: Annotated[list[str] | None, typer.Argument(metavar="[ID]…", help="Portals to look at. [all]")] = None,
    data: DataOption = None,
    registry: RegistryOption = None,
    *,
    pause: PauseOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="A list with one object per portal.")] = False,
    quiet: QuietOption = False,
) -> None:
    """Say of each portal whether it is reachable, recognised and yields: its first pages and one report are fetched.

    Example: gongkai portal check shijiazhuang-changan
    """
    from gongkai import console_portals, pipeline, surveys

    job = pipeline.job(data, registry, pause)
    with console_portals.checking(surveys.count_portals(job, portals or ()), quiet) as on_checked:
        checks = surveys.check_portals(job, portals or (), on_checked)
    if as_json or not quiet:
        console_portals.show_checks(checks, as_json)
    if any(check.problem for check in checks):
        raise typer.Exit(1)


@portal_app.command("add")
def portal_add(
    url: Annotated[str, typer.Argument(metavar="URL", help="A column page that lists annual reports.")],
    data: DataOption = None,
    registry: RegistryOption = None,
    *,
    pause: PauseOption = None,
    write: Annotated[bool, typer.Option("--write", help="Append the row to portals.csv, if it is whole.")] = False,
) -> None:
    """Propose a row of portals.csv for a column page: family recognised, agency and region guessed with evidence.

    Example: gongkai portal add https://www.example.gov.cn/zfxxgk/xxgknb/ >> data/registry/portals.csv
    """
    from gongkai import console_portals, pipeline, surveys

    job = pipeline.job(data, registry, pause)
    proposal, check = surveys.propose_portal(job, url)
    console_portals.show_proposal(proposal, check, surveys.line_of(proposal))
    if write:
        typer.echo(f"added to {surveys.add_portal(job, proposal)}", err=True)
    if check.problem or proposal.missing:
        raise typer.Exit(1)
