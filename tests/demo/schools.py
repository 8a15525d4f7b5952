"""Demonstration schools made once for all tests that look at them."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from stagedesk.demo.cases import CASES
from stagedesk.demo.names import read_names
from stagedesk.demo.school import make_school
from stagedesk.demo.world import Year, school_years
from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.dossier import Dossier
from tests.domain import policies

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
THIS, LAST = "2026-2027", "2025-2026"


@lru_cache
def school(on: date = TODAY, size: int = len(CASES)) -> Dossier:
    """A school as it stands on a day, by default of the cases alone."""
    names = read_names((ROOT / "resources/demo/names.toml").read_text("utf-8"))
    return make_school(names, {y: year(y) for y in school_years(on)}, (), size, on)


@lru_cache
def year(name: str) -> Year:
    """A school year with the policy and the calendar that ship."""
    policy = policies.shipped(name)
    return Year(policy, SchoolCalendar.of(policy))
