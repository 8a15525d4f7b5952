"""What the day around a placement asks: sick calls, first days, birthdays, papers, agreed hours."""

from collections.abc import Iterator
from datetime import date

from stagedesk.domain.absence_notices import AbsenceNotice, still_to_call
from stagedesk.domain.birthdays import law_birthday
from stagedesk.domain.first_day import is_near, open_words
from stagedesk.domain.hours import planned_weekdays
from stagedesk.domain.make_up import deal_due
from stagedesk.domain.student_papers import papers_due, state_of
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import format_hours, short_date, weekday_date, weekday_name
from stagedesk.services.cases import Case, Stage
from stagedesk.services.todo import Act, Frame, Kind, Todo, Urgency, about, phones_of

_WHOM = {"home": "thuis", "company": "het bedrijf"}


def sick(case: Case, frame: Frame) -> Iterator[Todo]:
    """Sick calls of which home or the company does not know yet (a quarter to eight)."""
    for notice in frame.around.notices.get(case.key, ()):
        stage = case.running(frame.on)
        to = still_to_call(notice, _awaits(stage, notice))
        if not to:
            continue
        known = phones_of(case, stage, frame)
        ill = notice.absence == "sick"
        yield about(
            case,
            stage,
            kind=Kind.ABSENCE,
            urgency=Urgency.LATE if notice.on < frame.on else Urgency.WEEK,
            act=Act.SICK,
            rank=0,
            sign="alert",
            what=f"{'Ziek' if ill else 'Afwezig'} gemeld, {span(notice, frame.on)}",
            detail=f"Bel nog {format_list(_WHOM[one] for one in to)}",
            button="Gebeld",
            by=notice.on,
            badge="ziek gemeld" if ill else "afgemeld",
            phones=tuple(known[one] for one in to if one in known),
            to=to,
            row_key=notice.key,
        )


def span(notice: AbsenceNotice, on: date) -> str:
    """``vandaag``, ``ma 23 nov`` or ``t/m vr 27 nov``."""
    if notice.last == notice.on:
        return "vandaag" if notice.on == on else _day(notice.on)
    return f"{_day(notice.on)} t/m {_day(notice.last)}"


def _day(day: date) -> str:
    return f"{weekday_name(day)[:2]} {short_date(day)}"


def _awaits(stage: Stage | None, notice: AbsenceNotice) -> bool:
    """Whether a company waits for the student on a day of the notice; the school knows."""
    if stage is None or stage.placed.internal:
        return False
    planned = planned_weekdays(stage.placed.placement.on(notice.on).timetable)
    if (notice.last - notice.on).days >= 6:
        return True
    first, length = notice.on.weekday(), (notice.last - notice.on).days + 1
    return any((first + step) % 7 in planned for step in range(length))


def first_day(case: Case, frame: Frame) -> Iterator[Todo]:
    """What is not ready in the two weeks before a first day."""
    for stage in case.stages:
        checks = frame.around.checks.get(stage.key, ())
        lacking = sum(not check.done for check in checks)
        start = stage.placed.placement.start
        if not lacking or start is None or not is_near(start, frame.on):
            continue
        soon = (start - frame.on).days > 7
        things = "1 ding" if lacking == 1 else f"{lacking} dingen"
        yield about(
            case,
            stage,
            kind=Kind.AROUND,
            urgency=Urgency.SOON if soon else Urgency.WEEK,
            act=Act.AROUND,
            rank=5,
            sign="half",
            what=f"Eerste dag op {weekday_date(start)}: nog {things}",
            detail=f"Nog niet: {open_words(checks)}",
            button="Lijst openen",
            by=start,
            badge=f"begint {short_date(start)}",
        )


def birthday(case: Case, frame: Frame) -> Iterator[Todo]:
    """Birthdays after which the law or the policy allows something else (16 and 18)."""
    found = law_birthday(case.birth_date, frame.policy, frame.on)
    if found is None:
        return
    past = found.day < frame.on
    yield about(
        case,
        case.running(frame.on),
        kind=Kind.AROUND,
        urgency=Urgency.SOON if (found.day - frame.on).days > 7 else Urgency.WEEK,
        act=Act.AROUND,
        rank=9,
        sign="due",
        what=f"{'Werd' if past else 'Wordt'} {found.age} op {weekday_date(found.day)}",
        detail=found.what,
        button="Bekijken",
        by=found.day,
        badge=f"{'werd' if past else 'wordt'} {found.age}",
    )


def papers(case: Case, frame: Frame) -> Iterator[Todo]:
    """Papers such as a VOG that end within six weeks, or have ended."""
    for paper in papers_due(frame.around.papers.get(case.student_key, ()), frame.on):
        until = paper.until or frame.on
        over = until < frame.on
        yield about(
            case,
            case.running(frame.on),
            kind=Kind.AROUND,
            urgency=Urgency.LATE if over else Urgency.SOON,
            act=Act.AROUND,
            rank=6,
            sign="alert" if over else "half",
            what=f"{paper.label} {state_of(paper, frame.on)[1]}",
            detail="Vraag een nieuw papier aan",
            button="Papieren openen",
            by=until,
            badge=f"{paper.label} verloopt" if len(paper.label) <= 6 else "papier verloopt",
        )


def make_up(case: Case, frame: Frame) -> Iterator[Todo]:
    """Hours that were agreed to be made up, when their last day is near and they are not done."""
    for stage in case.stages:
        deals, done = frame.around.deals.get(stage.key, ((), 0))
        due = deal_due(deals, done, frame.on)
        if due is None:
            continue
        until, minutes = due
        over = until < frame.on
        had = "had klaar moeten zijn op" if over else "uiterlijk"
        yield about(
            case,
            stage,
            kind=Kind.AROUND,
            urgency=Urgency.LATE if over else Urgency.WEEK,
            act=Act.AROUND,
            rank=5,
            sign="half",
            what=f"Nog {format_hours(minutes)} uur inhalen, {had} {short_date(until)}",
            detail="Zet ingehaalde dagen op het urenbriefje als inhalen",
            button="Afspraak openen",
            by=until,
            badge="inhalen",
        )
