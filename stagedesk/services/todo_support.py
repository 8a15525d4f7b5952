"""What Supported Employment asks to be done: to plan the visit on a first day (Jobcoaching)."""

from collections.abc import Iterator

from stagedesk.domain.times import weekday_date
from stagedesk.services.cases import Case
from stagedesk.services.todo import Act, Frame, Kind, Todo, Urgency, about


def first_visit(case: Case, frame: Frame) -> Iterator[Todo]:
    """A first day that is near, on which the jobcoach goes along as a standard (klas 2)."""
    visit = frame.first_visits.get(case.student_key)
    if visit is None or not (visit.standard and visit.near):
        return
    stage = next((one for one in case.stages if one.key == visit.placement_key), None)
    soon = (visit.start - frame.on).days > 7
    yield about(
        case,
        stage,
        kind=Kind.AROUND,
        urgency=Urgency.SOON if soon else Urgency.WEEK,
        act=Act.TRACK,
        rank=5,
        sign="due",
        what=f"Eerste dag op {weekday_date(visit.start)}: ga je mee?",
        detail=f"In leerjaar {case.grade_year} gaat de jobcoach mee. Plan het bezoek",
        button="Bezoek plannen",
        by=visit.start,
        badge="eerste dag",
    )
