"""What asks to be done about one student on a day, as values.

Exists apart from its rules because screen, badge and banner show it without knowing why.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.calendar import SchoolCalendar, Week
from stagedesk.domain.calling import home_callees
from stagedesk.domain.first_day import Check
from stagedesk.domain.log import LogEntry
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.policy import Policy
from stagedesk.domain.student_papers import StudentPaper
from stagedesk.domain.texts import format_list
from stagedesk.domain.without_placement import Meanwhile
from stagedesk.services.cases import Case, Stage
from stagedesk.services.first_visits import FirstVisit

#: More weeks or days than this are counted, not named.
NAMED = 4


class Kind(StrEnum):
    """What a to-do is about; the groups at the left of Vandaag."""

    SLIPS = "slips"
    MOMENTS = "moments"
    TALKS = "talks"
    NO_PLACEMENT = "no_placement"
    ENDING = "ending"
    ABSENCE = "absence"
    LOG = "log"
    AFTERCARE = "aftercare"
    AROUND = "around"
    NETWORK = "network"


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
    LOG = "log"
    OUTFLOW = "outflow"
    SICK = "sick"
    AROUND = "around"
    TRACK = "track"
    WITHOUT = "without"
    SEARCH = "search"
    COMPANY = "company"


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
        row_key: key of the row that the button changes, where it is no other one named here.
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
    row_key: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk whose form is not complete: of which placement, when, what it lacks."""

    placement_key: str
    day: date | None
    supervisor: str | None
    missing: str


@dataclass(frozen=True, slots=True)
class Around:
    """What the day around a placement may ask.

    Attributes:
        notices: by enrollment, those that somebody still has to be called about.
        checks: by placement, what has to be ready before a first day that is near.
        papers: by student, all of whom one may end soon.
        deals: by placement, agreed hours with the minutes that were made up.
    """

    notices: Mapping[str, tuple[AbsenceNotice, ...]] = field(default_factory=dict)
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)
    papers: Mapping[str, tuple[StudentPaper, ...]] = field(default_factory=dict)
    deals: Mapping[str, tuple[tuple[MakeUpDeal, ...], int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rules need beside a case; signed minutes are asked for only where they show.

    ``log`` holds by enrollment the entries that may ask something, ``around`` what the day does,
    ``steps`` the agreed next steps that are due, ``first_visits`` by student the first day on
    which no visit is planned.
    """

    policy: Policy
    calendar: SchoolCalendar
    on: date
    talks: dict[str, Talk] = field(default_factory=dict)
    still_needed: Callable[[Case], int] = lambda _case: 0
    log: Mapping[str, tuple[LogEntry, ...]] = field(default_factory=dict)
    around: Around = Around()
    steps: Mapping[str, Meanwhile] = field(default_factory=dict)
    first_visits: Mapping[str, FirstVisit] = field(default_factory=dict)


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


def about(case: Case, stage: Stage | None, **values: object) -> Todo:
    """A to-do of a student at a placement; ``values`` are the rest of its attributes."""
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


def weeks_text(weeks: tuple[Week, ...]) -> str:
    """``week 15, 16 en 19``; many are counted from the first one on."""
    if len(weeks) > NAMED:
        return f"week {weeks[0][1]} t/m {weeks[-1][1]}"
    return f"week {format_list(str(week) for _, week in weeks)}"
