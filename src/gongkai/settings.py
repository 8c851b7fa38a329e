"""What a person or a schedule sets: environment variables `GONGKAI_…`, or a `.env` file where the command runs.

Rooms never read settings: `pipeline`, `flows` and `cli` hand them plain values.
"""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Each field is also an environment variable: `GONGKAI_CONTACT=ogi@example.org gongkai crawl`."""

    model_config = SettingsConfigDict(env_prefix="GONGKAI_", env_file=".env", extra="ignore")

    data: Path = Field(Path("data"), description="Folder of the archive, lake, warehouse and exports.")
    registry: Path | None = Field(
        None, description="Folder of portals.csv and its like; else the data folder's, or the tracked one."
    )
    contact: str = Field(
        "", description="E-mail or web address that the User-Agent names, so that a site can reach us."
    )
    pause: float = Field(2.0, gt=0, description="Seconds between two requests to one host, start to start, at least.")
    timeout: float = Field(60.0, gt=0, description="Seconds that one response may take in all.")
    night: bool = Field(False, description="Ask sites only between 22:00 and 6:00 in China; the rest waits.")
    max_requests: int = Field(0, ge=0, description="Requests to one host in one run; 0 for any number.")
    recheck_days: float = Field(
        0.0, ge=0, description="Days for which a report that was found whole is not asked for again."
    )
    max_bytes: int = Field(64_000_000, gt=0, description="Largest response body that is kept.")


def project_root() -> Path:
    """The folder with `flows/`, `sql/`, `data/registry` and `data/sample`: the checkout, or the copies in the wheel."""
    package = Path(__file__).resolve().parent
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "sql").is_dir():
        return checkout
    return package / "_project"
