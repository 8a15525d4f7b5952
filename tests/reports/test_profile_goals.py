"""What of the goals reaches a company: the talk's own, else running IOP goals; no OPP, no log."""

from dataclasses import replace
from datetime import date

import pytest

from stagedesk.domain.goals import Goal
from stagedesk.domain.intake import Intake
from stagedesk.domain.log import LogEntry
from stagedesk.domain.placements import Placement
from stagedesk.domain.students import Enrollment, Student
from stagedesk.reports import from_records
from stagedesk.reports.letterhead import SchoolHead
from tests.domain.policies import shipped

TODAY = date(2026, 11, 24)
YEAR = Enrollment(
    "2026-2027",
    4,
    goals=(Goal("Op tijd"), Goal("Zelfstandig wonen", term="long")),
    log=(LogEntry(TODAY, "incident", report="Ruzie in de pauze", done=True),),
)


@pytest.mark.parametrize(
    ("talk", "goals"),
    [(("Kassa leren",), ("Kassa leren",)), ((), ("Op tijd",))],
)
def test_the_profile_has_the_talks_goals_else_the_iop_goals_and_nothing_of_the_log(talk, goals):
    placement = Placement("c", intake=Intake(goals=talk))
    paper = from_records.profile_of(
        SchoolHead("De Werf", "DW"),
        shipped("2026-2027"),
        Student("1", "Noor", "Wit"),
        replace(YEAR, placements=(placement,)),
        placement,
        None,
        TODAY,
    )
    assert paper.goals == goals
    assert "Ruzie" not in repr(paper)
    assert "wonen" not in repr(paper)
