"""Options that several verbs of the command line share."""

from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="Folder of archive, lake, warehouse, exports. [./data]")
]
RegistryOption = Annotated[
    Path | None,
    typer.Option(
        "--registry", metavar="DIR", help="Folder of portals.csv and its like. [registry in --data, else data/registry]"
    ),
]
PauseOption = Annotated[
    float | None,
    typer.Option(
        "--pause",
        metavar="SECONDS",
        help="Between two requests to one host. Under 1 s only where all hosts are loopback. [2]",
    ),
]
NightOption = Annotated[
    bool | None,
    typer.Option(
        "--night/--no-night", help="Ask only between 22:00 and 6:00 in China; the rest waits for the next run. [no]"
    ),
]
MaxRequestsOption = Annotated[
    int | None,
    typer.Option(
        "--max-requests", metavar="N", min=0, help="To one host in this run; the rest waits for the next. 0: any. [0]"
    ),
]
RecheckOption = Annotated[
    float | None,
    typer.Option(
        "--recheck-days",
        metavar="DAYS",
        min=0,
        help="Do not ask again for a report that was found whole within so many days. [0: each run asks for changes]",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="No progress for people: JSON lines on stderr.")]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="zh|en", help="Language of what is printed. [from the locale]")
]
