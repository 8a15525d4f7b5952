"""The shipped policy files, read once for all tests of the domain."""

from functools import lru_cache
from pathlib import Path

from stagedesk.domain.policy import Policy
from stagedesk.domain.policy_file import read_policy

FOLDER = Path(__file__).parents[2] / "resources" / "policy"


@lru_cache
def texts() -> dict[str, str]:
    """File stem to TOML text of every shipped policy file."""
    return {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml")}


@lru_cache
def shipped(school_year: str) -> Policy:
    """The policy of a school year as it ships."""
    return read_policy(texts(), school_year)
