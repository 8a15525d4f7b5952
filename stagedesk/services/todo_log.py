"""What the stagelogboek asks to be done: visits of today or too late, agreements that came due."""

from collections.abc import Iterator

from stagedesk.domain.log import LogEntry, agreements_due, entries_due
from stagedesk.domain.times import format_time, short_date, weekday_date
from stagedesk.services.cases import Case
from stagedesk.services.todo import Act, Frame, Kind, Todo, Urgency, about


def log(case: Case, frame: Frame) -> Iterator[Todo]:
    """Planned entries of today or before, and agreements whose day has come (Stagelogboek)."""
    entries = frame.log.get(case.key, ())
    for entry in entries_due(entries, frame.on):
        late = entry.on < frame.on
        when = f"was op {weekday_date(entry.on)}" if late else "vandaag"
        at = f", {format_time(entry.time)}" if entry.time is not None else ""
        yield about(
            case,
            case.running(frame.on),
            kind=Kind.LOG,
            urgency=Urgency.LATE if late else Urgency.WEEK,
            act=Act.LOG,
            rank=4,
            sign="due",
            what=f"{entry.label} {when}{at}",
            detail="Schrijf op hoe het ging, of kies een andere dag",
            button="Naar het logboek",
            by=entry.on,
            badge="bezoek vandaag" if not late and entry.kind == "visit" else "gepland",
        )
    for entry in agreements_due(entries, frame.on):
        yield _agreement(case, frame, entry)


def _agreement(case: Case, frame: Frame, entry: LogEntry) -> Todo:
    day = entry.agreement_by or entry.on
    text = "vertrouwelijk, zie het logboek" if entry.secret else entry.agreement or ""
    return about(
        case,
        case.running(frame.on),
        kind=Kind.LOG,
        urgency=Urgency.LATE if day < frame.on else Urgency.WEEK,
        act=Act.LOG,
        rank=4,
        sign="due",
        what=f"Afspraak: {text.splitlines()[0]}",
        detail=f"Gemaakt op {short_date(entry.on)} ({entry.label.lower()})",
        button="Naar het logboek",
        by=day,
        badge="afspraak",
    )
