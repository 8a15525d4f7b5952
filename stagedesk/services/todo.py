"""What asks to be done about one student on a day: each rule of the policy that can be late.

Exists apart from ``today`` because the badge of a list and the banner of a dossier say the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from stagedesk.domain.calendar import SchoolCalendar, Week, sunday, week_of
from stagedesk.domain.calling import home_callees
from stagedesk.domain.hours import (
    is_behind,
    missing_weeks,
    reminder_due,
    unexcused,
    unexcused_alarm,
)
from stagedesk.domain.moment_rules import DueMoment, moment_due
from stagedesk.domain.policy import Policy
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import format_hours, short_date, weekday_name
from stagedesk.services.cases import Case, Stage

#: A placement that ends within this is said beforehand; a moment stays this long after its day.
ENDING_DAYS, LATE_MOMENT_DAYS = 14, 28
#: More weeks than this are counted, not named.
_NAMED_WEEKS = 4


class Kind(StrEnum):
    """What a to-do is about; the groups at the left of Vandaag."""

    SLIPS = "slips"
    MOMENTS = "moments"
    TALKS = "talks"
    NO_PLACEMENT = "no_placement"
    ENDING = "ending"
    ABSENCE = "absence"


class Urgency(StrEnum):
    """When: too late, this week, soon."""

    LATE = "late"
    WEEK = "week"
    SOON = "soon"


class Act(StrEnum):
    """What the button of a to-do does: notes something itself, or opens a tab."""

    CALL = "call"
    REGISTER = "register"
    SLIPS = "slips"
    ASSESS = "assess"
    INTAKE = "intake"
    STUDENT = "student"


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do.

    Attributes:
        rank: among the to-dos of one student the lowest is the most urgent.
        sign: name of the state sign (tokens.md).
        what: one line. detail: the second. button: what it is called.
        by: the day that orders it. badge: at most three words.
        phones: (who, number) to be called; a number that is not known is left out.
        to: whom the call is for: ``home``, ``company``.
        days: days of unexcused absence that are not passed on: (placement key, week, weekday).
    """

    kind: Kind
    urgency: Urgency
    act: Act
    rank: int
    sign: str
    enrollment_key: str
    student_key: str
    student: str
    where: str
    what: str
    detail: str
    button: str
    by: date
    badge: str
    placement_key: str | None = None
    week: Week | None = None
    moment: int | None = None
    phones: tuple[tuple[str, str], ...] = ()
    to: tuple[str, ...] = ()
    days: tuple[tuple[str, Week, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk whose form is not complete: of which placement, when, what it lacks."""

    placement_key: str
    day: date | None
    supervisor: str | None
    missing: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rules need beside a case; signed minutes are asked for only where they show."""

    policy: Policy
    calendar: SchoolCalendar
    on: date
    talks: dict[str, Talk] = field(default_factory=dict)
    still_needed: Callable[[Case], int] = lambda _case: 0


#: A rule of the policy that can be late.
Rule = Callable[[Case, Frame], Iterator[Todo]]


def of_case(case: Case, frame: Frame) -> tuple[Todo, ...]:
    """Everything that asks to be done about one student, the most urgent first.

    Nothing of who has left the school.
    """
    if has_left(case, frame.on):
        return ()
    return _ordered(case, frame, (_behind, *_OTHER_RULES))


def beside_missing(case: Case, frame: Frame) -> tuple[Todo, ...]:
    """The same for a student who is known not to be behind: quicker for a long list."""
    return _ordered(case, frame, _OTHER_RULES)


def has_left(case: Case, on: date) -> bool:
    """Whether the student has left the school by a day."""
    return case.left_on is not None and case.left_on <= on


def _ordered(case: Case, frame: Frame, rules: tuple[Rule, ...]) -> tuple[Todo, ...]:
    found = [todo for rule in rules for todo in rule(case, frame)]
    return tuple(sorted(found, key=lambda todo: (todo.rank, todo.by)))


def behind(case: Case, frame: Frame) -> tuple[Week, ...]:
    """The missing weeks of a student whose slips are behind (Bijlage 4); else empty."""
    missing = missing_weeks([s.placed for s in case.stages], frame.calendar, frame.on)
    late = is_behind(missing, frame.on, frame.policy.settings["behind_days"])
    return missing if late else ()


def behind_text(missing: tuple[Week, ...]) -> str:
    """``3 urenbriefjes achter: week 15, 16 en 19``."""
    count = len(missing)
    words = "1 urenbriefje" if count == 1 else f"{count} urenbriefjes"
    return f"{words} achter: {weeks_text(missing)}"


def weeks_text(weeks: tuple[Week, ...]) -> str:
    """``week 15, 16 en 19``; many are counted from the first one on."""
    if len(weeks) > _NAMED_WEEKS:
        return f"week {weeks[0][1]} t/m {weeks[-1][1]}"
    return f"week {format_list(str(week) for _, week in weeks)}"


def phones_of(case: Case, stage: Stage | None, frame: Frame) -> dict[str, tuple[str, str]]:
    """Whom to ring for ``home`` and ``company``: (label, number), where a number is known."""
    callees = home_callees(
        case.birth_date,
        case.phone,
        case.guardians,
        case.parents_consent_on,
        frame.on,
        frame.policy.settings["adult_age"],
    )
    found = {}
    home = next((c for c in callees if c.phone), None)
    if home is not None and home.phone is not None:
        found["home"] = (home.label, home.phone)
    if stage is not None and stage.supervisor_phone:
        found["company"] = ("Bedrijf", stage.supervisor_phone)
    return found


def _todo(case: Case, stage: Stage | None, frame: Frame, **values: object) -> Todo:
    company = stage.company if stage else "geen stageplek"
    where = " · ".join(part for part in (case.school_class, company) if part)
    placement = stage.key if stage else None
    common = {
        "enrollment_key": case.key,
        "student_key": case.student_key,
        "student": case.name,
        "where": where,
        "placement_key": placement,
    }
    return Todo(**{**common, **values})  # type: ignore[arg-type]


def _behind(case: Case, frame: Frame) -> Iterator[Todo]:
    missing = behind(case, frame)
    due = reminder_due(case.reminders, missing, frame.on, frame.policy)
    if not due:
        return
    stage = case.latest(frame.on)
    ended = (frame.on - sunday(missing[0])).days
    known = phones_of(case, stage, frame)
    yield _todo(
        case,
        stage,
        frame,
        kind=Kind.SLIPS,
        urgency=Urgency.LATE,
        act=Act.CALL,
        rank=0,
        sign="alert",
        what=behind_text(missing),
        detail=f"De oudste week stopte {ended} dagen geleden",
        button="Gebeld",
        by=sunday(missing[0]),
        badge=f"{len(missing)} wk achter",
        week=missing[0],
        phones=tuple(known[to] for to in due if to in known),
        to=due,
    )


def _unsigned(case: Case, frame: Frame) -> Iterator[Todo]:
    """Slips of weeks that ended and still wait for a signature: their hours do not count."""
    this_week = week_of(frame.on)
    for stage in case.stages:
        weeks = tuple(entry for entry in stage.unsigned if entry[0] < this_week)
        if not weeks:
            continue
        minutes = sum(minutes for _, minutes in weeks)
        count = len(weeks)
        words = "1 urenbriefje" if count == 1 else f"{count} urenbriefjes"
        known = phones_of(case, stage, frame)
        yield _todo(
            case,
            stage,
            frame,
            kind=Kind.SLIPS,
            urgency=Urgency.WEEK,
            act=Act.SLIPS,
            rank=4,
            sign="ring",
            what=f"{words} nog niet getekend: {weeks_text(tuple(week for week, _ in weeks))}",
            detail=f"{format_hours(minutes, 1)} uur telt nog niet mee"
            if minutes
            else "Er staat alleen afwezigheid op",
            button="Laten tekenen",
            by=sunday(weeks[0][0]),
            badge="niet getekend",
            week=weeks[0][0],
            phones=(known["company"],) if "company" in known else (),
        )


def _moments(case: Case, frame: Frame) -> Iterator[Todo]:
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
    day = f"{weekday_name(due.by)} {short_date(due.by)}"
    if done == len(asked):
        what, button = f"Beoordeling {due.number} afsluiten", "Afsluiten"
    elif done:
        what, button = f"Beoordeling {due.number} afmaken", "Verder invullen"
    else:
        what, button = f"Beoordeling {due.number} doen", "Beoordelen"
    soon = (due.by - frame.on).days > 7
    yield _todo(
        case,
        stage,
        frame,
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


def _talks(case: Case, frame: Frame) -> Iterator[Todo]:
    """Talks without a complete form; a talk that must still come asks nothing yet."""
    for stage in case.stages:
        talk, placement = frame.talks.get(stage.key), stage.placed.placement
        over = placement.end is not None and placement.end < frame.on
        if talk is None or over or (talk.day is not None and talk.day > frame.on):
            continue
        started = placement.start is not None and placement.start <= frame.on
        of = f" van {short_date(talk.day)}" if talk.day else ""
        yield _todo(
            case,
            stage,
            frame,
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


def _no_placement(case: Case, frame: Frame) -> Iterator[Todo]:
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
    last = max((end for end in ends if end is not None), default=None)
    since = calendar.first_day if last is None else last + timedelta(days=1)
    days = (on - since).days
    ready = case.ready_external is not False
    detail = case.ready_reason or ("Nog geen nieuwe plek" if ready else "Reden nog niet genoteerd")
    if ready:
        what = f"Zonder stage sinds {short_date(since)} ({days} dagen)"
    else:
        since = case.ready_since or since
        what = f"Nog niet klaar voor een externe stage, sinds {short_date(since)}"
    late = days > frame.policy.settings["placement_talk_days"]
    yield _todo(
        case,
        None,
        frame,
        kind=Kind.NO_PLACEMENT,
        urgency=Urgency.SOON if not ready else Urgency.LATE if late else Urgency.WEEK,
        act=Act.STUDENT,
        rank=1 if ready else 8,
        sign="slash",
        what=what,
        detail=detail,
        button="Plek zoeken" if ready else "Dossier openen",
        by=since,
        badge="zonder stage" if ready else "nog niet klaar",
    )


def _ending(case: Case, frame: Frame) -> Iterator[Todo]:
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
        yield _todo(
            case,
            stage,
            frame,
            kind=Kind.ENDING,
            urgency=Urgency.SOON,
            act=Act.STUDENT,
            rank=5,
            sign="half",
            what=f"Stage stopt op {weekday_name(end)} {short_date(end)}",
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


def _absence(case: Case, frame: Frame) -> Iterator[Todo]:
    """Unexcused hours: each is listed for the administration; many are an alarm (Bijlage 6)."""
    on = frame.on
    placements = [stage.unexcused for stage in case.stages]
    missed = [(day, minutes) for day, minutes in unexcused(placements) if day <= on]
    stage = case.latest(on)
    alarm = unexcused_alarm(missed, frame.policy)
    length = frame.policy.settings["unexcused_alarm_days"]
    if alarm is not None and (on - alarm.last).days < length:
        yield _todo(
            case,
            stage,
            frame,
            kind=Kind.ABSENCE,
            urgency=Urgency.LATE,
            act=Act.SLIPS,
            rank=1,
            sign="alert",
            what=f"{format_hours(alarm.minutes, 1)} uur ongeoorloofd afwezig in {length} dagen",
            detail=f"Van {short_date(alarm.first)} tot en met {short_date(alarm.last)}",
            button="Briefjes bekijken",
            by=alarm.last,
            badge="veel afwezig",
            week=week_of(alarm.last),
        )
    open_days = tuple(
        (placement.key, (slip.iso_year, slip.iso_week), day.weekday)
        for placement in placements
        for slip in placement.slips
        for day in slip.days
        if day.registered_on is None
    )
    if open_days:
        yield from _unregistered(case, stage, frame, open_days, missed)


def _unregistered(
    case: Case,
    stage: Stage | None,
    frame: Frame,
    open_days: tuple[tuple[str, Week, int], ...],
    missed: list[tuple[date, int]],
) -> Iterator[Todo]:
    dates = sorted(date.fromisocalendar(*week, weekday + 1) for _, week, weekday in open_days)
    minutes = sum(part for day, part in missed if day in dates)
    yield _todo(
        case,
        stage,
        frame,
        kind=Kind.ABSENCE,
        urgency=Urgency.LATE if (frame.on - dates[0]).days > 7 else Urgency.WEEK,
        act=Act.REGISTER,
        rank=7,
        sign="half",
        what=f"{format_hours(minutes, 1)} uur ongeoorloofd afwezig, nog niet gemeld",
        detail=f"Op {format_list(short_date(day) for day in dates[:_NAMED_WEEKS])}"
        + (f" en {len(dates) - _NAMED_WEEKS} dagen meer" if len(dates) > _NAMED_WEEKS else ""),
        button="Gemeld",
        by=dates[0],
        badge="verzuim melden",
        days=open_days,
    )


_OTHER_RULES: tuple[Rule, ...] = (
    _unsigned,
    _moments,
    _talks,
    _no_placement,
    _ending,
    _absence,
)
