"""What was agreed about students without a placement, once its day has come."""

from collections.abc import Iterator

from stagedesk.domain.times import short_date
from stagedesk.services.cases import Case
from stagedesk.services.todo import Act, Frame, Kind, Todo, Urgency, about


def steps(case: Case, frame: Frame) -> Iterator[Todo]:
    """An agreed next step whose day has come (Leerlingen zonder stage)."""
    agreed = frame.steps.get(case.key)
    if agreed is None or agreed.next_on is None or not agreed.step_due(frame.on):
        return
    late = agreed.next_on < frame.on
    who = f"{agreed.next_by}, " if agreed.next_by else ""
    yield about(
        case,
        case.running(frame.on),
        kind=Kind.NO_PLACEMENT,
        urgency=Urgency.LATE if late else Urgency.WEEK,
        act=Act.WITHOUT,
        rank=3,
        sign="due",
        what=f"Volgende stap: {agreed.next_step}",
        detail=f"{who}afgesproken voor {short_date(agreed.next_on)}",
        button="Naar de lijst",
        by=agreed.next_on,
        badge="volgende stap",
    )
