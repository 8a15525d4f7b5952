"""What the placements of a student ask to be done: moments, talks, none at all, one that ends."""

from collections.abc import Iterator
from datetime import timedelta

from stagedesk.domain.moment_rules import DueMoment, moment_due
from stagedesk.domain.times import format_hours, short_date, weekday_date
from stagedesk.domain.without_placement import without_since
from stagedesk.services.cases import Case, Stage
from stagedesk.services.todo import Act, Frame, Kind, Todo, Urgency, about

#: A placement that ends within this is said beforehand; a moment stays this long after its day.
ENDING_DAYS, LATE_MOMENT_DAYS = 14, 28


def moments(case: Case, frame: Frame) -> Iterator[Todo]:
    """Moments that are due and not closed (Bijlage 5)."""
    for stage in case.stages:
        for period in frame.policy.periods:
            grading = stage.gradings.get(period.number)
            due = moment_due(stage.placed.placement, frame.policy, period.number, frame.on)
            if due is None or (grading is not None and grading.closed):
                continue
            yield from _moment(case, stage, frame, due)


def _moment(case: Case, stage: Stage, frame: Frame, due: DueMoment) -> Iterator[Todo]:
    asked = {
        skill.id
        for number in frame.policy.grade_years[case.grade_year].certificates
        for skill in frame.policy.certificates[number].skills
    }
    grading = stage.gradings.get(due.number)
    done = len(asked & grading.skills) if grading else 0
    half = 0 < done < len(asked)
    late = frame.on > due.by
    if late and not half and (frame.on - due.by).days > LATE_MOMENT_DAYS:
        return
    day = weekday_date(due.by)
    if done == len(asked):
        what, button = f"Beoordeling {due.number} afsluiten", "Afsluiten"
    elif done:
        what, button = f"Beoordeling {due.number} afmaken", "Verder invullen"
    else:
        what, button = f"Beoordeling {due.number} doen", "Beoordelen"
    soon = (due.by - frame.on).days > 7
    yield about(
        case,
        stage,
        kind=Kind.MOMENTS,
        urgency=Urgency.LATE if late else Urgency.SOON if soon else Urgency.WEEK,
        act=Act.ASSESS,
        rank=2 if late else 3,
        sign="due",
        what=f"{what}, {'had gemoeten' if late else 'vóór'} {day}",
        detail=f"{done} van {len(asked)} cijfers ingevuld",
        button=button,
        by=due.by,
        badge=f"BO {due.number}",
        moment=due.number,
    )


def talks(case: Case, frame: Frame) -> Iterator[Todo]:
    """Talks without a complete form; a talk that must still come asks nothing yet."""
    for stage in case.stages:
        talk, placement = frame.talks.get(stage.key), stage.placed.placement
        over = placement.end is not None and placement.end < frame.on
        if talk is None or over or (talk.day is not None and talk.day > frame.on):
            continue
        started = placement.has_begun(frame.on)
        of = f" van {short_date(talk.day)}" if talk.day else ""
        yield about(
            case,
            stage,
            kind=Kind.TALKS,
            urgency=Urgency.LATE if started else Urgency.WEEK,
            act=Act.INTAKE,
            rank=6,
            sign="half",
            what=f"Gesprek{of}: formulier nog niet klaar",
            detail=f"Nog nodig: {talk.missing}",
            button="Formulier invullen",
            by=talk.day or placement.start or frame.on,
            badge="intake niet klaar",
        )


def no_placement(case: Case, frame: Frame) -> Iterator[Todo]:
    """Students without a placement, and who is not ready for one (Leerlingen zonder stage)."""
    on, calendar = frame.on, frame.calendar
    if not calendar.first_day <= on <= calendar.last_day:
        return
    ends = [s.placed.placement.end for s in case.stages if s.placed.placement.start is not None]
    if any(end is None or end >= on for end in ends):
        return
    if any(s.placed.placement.start is None for s in case.stages):
        # A talk is pending: that is a to-do of its own.
        return
    since = without_since(ends, calendar.first_day, case.ready_external, case.ready_since)
    days = (on - since).days
    ready = case.ready_external is not False
    detail = case.ready_reason or ("Nog geen nieuwe plek" if ready else "Reden nog niet genoteerd")
    if ready:
        what = f"Zonder stage sinds {short_date(since)} ({days} dagen)"
    else:
        since = case.ready_since or since
        what = f"Nog niet klaar voor een externe stage, sinds {short_date(since)}"
    late = days > frame.policy.settings["placement_talk_days"]
    yield about(
        case,
        None,
        kind=Kind.NO_PLACEMENT,
        urgency=Urgency.SOON if not ready else Urgency.LATE if late else Urgency.WEEK,
        act=Act.SEARCH if ready else Act.STUDENT,
        rank=1 if ready else 8,
        sign="slash",
        what=what,
        detail=detail,
        button="Plek zoeken" if ready else "Dossier openen",
        by=since,
        badge="zonder stage" if ready else "nog niet klaar",
    )


def ending(case: Case, frame: Frame) -> Iterator[Todo]:
    """Placements that end within two weeks while nothing follows."""
    on = frame.on
    for stage in case.stages:
        placement = stage.placed.placement
        end = placement.end
        if end is None or end >= frame.calendar.last_day:
            continue
        if not on <= end <= on + timedelta(days=ENDING_DAYS) or placement.start is None:
            continue
        if any(_follows(other, stage) for other in case.stages):
            continue
        needed = frame.still_needed(case)
        share = frame.policy.share_percent
        yield about(
            case,
            stage,
            kind=Kind.ENDING,
            urgency=Urgency.SOON,
            act=Act.STUDENT,
            rank=5,
            sign="half",
            what=f"Stage stopt op {weekday_date(end)}",
            detail=(
                f"Nog {format_hours(needed, 1)} uur nodig voor {share}%"
                if needed
                else f"De {share}% is gehaald"
            ),
            button="Verlengen",
            by=end,
            badge=f"stopt {short_date(end)}",
        )


def _follows(other: Stage, stage: Stage) -> bool:
    """Whether another placement goes on after this one."""
    end, ours = other.placed.placement.end, stage.placed.placement.end
    return other is not stage and (end is None or (ours is not None and end > ours))
