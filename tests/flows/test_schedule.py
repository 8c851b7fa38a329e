"""The dates of prefect.yaml are those that the regulation's deadlines ask for, and no others."""

import asyncio
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from prefect.client.schemas.schedules import CronSchedule
from prefect.server.schemas.schedules import CronSchedule as ServerCronSchedule

from .conftest import ROOT

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    return loaded


def due(day: date) -> set[int]:
    """The hours at which a day has a run, by article 49's deadlines of 31 January and 31 March and the late after."""
    month, monday = day.month, day.weekday() == 0
    at_two = (
        (month == 1 and day.day >= 5)
        or (month == 2 and (day.day <= 10 or monday))
        or (month == 3 and (day.day >= 10 or monday))
        or (month == 4 and day.day <= 15)
    )
    return ({2} if at_two else set()) | ({3} if day.day == 3 and 5 <= month <= 12 else set())


async def _dates(schedules: list[dict[str, Any]], year: int) -> dict[date, set[int]]:
    found: dict[date, set[int]] = {}
    for schedule in schedules:
        cron = ServerCronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
        start, end = datetime(year, 1, 1, tzinfo=ZONE), datetime(year + 1, 1, 1, tzinfo=ZONE) - timedelta(seconds=1)
        for moment in await cron.get_dates(n=400, start=start, end=end):
            local = moment.astimezone(ZONE)
            found.setdefault(local.date(), set()).add(local.hour)
    return found


def test_every_day_of_the_season_has_its_run_and_no_other_day_has(project: dict[str, Any]) -> None:
    (deployment,) = project["deployments"]
    for year in (2025, 2026, 2028):
        found = asyncio.run(_dates(deployment["schedules"], year))
        days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
        assert {day: hours for day in days if day.year == year and (hours := due(day))} == found


def test_no_line_gives_a_day_of_the_month_and_a_day_of_the_week(project: dict[str, Any]) -> None:
    for schedule in project["deployments"][0]["schedules"]:
        CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
        _minute, _hour, day, _month, weekday = schedule["cron"].split()
        assert "*" in (day, weekday), f"cron takes {schedule['cron']} as either, not both"
        assert schedule["timezone"] == "Asia/Shanghai"


def test_the_project_file_names_no_place_of_a_machine(project: dict[str, Any]) -> None:
    text = (ROOT / "prefect.yaml").read_text(encoding="utf-8")
    values = [line.partition("#")[0] for line in text.splitlines()]
    assert not [line for line in values if re.search(r":\s*[/~]|//", line)]
    assert not Path(project["pull"][0]["prefect.deployments.steps.set_working_directory"]["directory"]).is_absolute()
