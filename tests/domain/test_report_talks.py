"""When the mentor gets an update: in the week before the report talk."""

from datetime import date

import pytest

from stagedesk.domain.report_talks import coming_talk, update_due
from tests.domain.policies import shipped

POLICY = shipped("2026-2027")
TALK = date(2026, 12, 8)


@pytest.mark.parametrize(
    ("on", "talk"),
    [(date(2026, 9, 1), TALK), (TALK, TALK), (date(2026, 12, 9), date(2027, 3, 23)),
     (date(2027, 7, 30), None)],
)  # fmt: skip
def test_the_next_report_talk(on: date, talk: date | None) -> None:
    assert coming_talk(POLICY, on) == talk


@pytest.mark.parametrize(
    ("on", "talk"),
    [(date(2026, 11, 30), None), (date(2026, 12, 1), TALK), (date(2026, 12, 7), TALK),
     (TALK, None), (date(2027, 7, 30), None)],
)  # fmt: skip
def test_the_update_is_due_in_the_week_before_it(on: date, talk: date | None) -> None:
    assert update_due(POLICY, on) == talk
