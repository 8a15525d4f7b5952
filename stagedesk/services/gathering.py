"""What every paper is gathered from: one student's school year, with all that stands around it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import SchoolCalendar, Week, school_year_of
from stagedesk.domain.companies import Company
from stagedesk.domain.dossier import School, Staff
from stagedesk.domain.hours import Placed
from stagedesk.domain.placements import Placement
from stagedesk.domain.policy import Policy
from stagedesk.domain.students import Enrollment, Student
from stagedesk.reports.style import SchoolHead
from stagedesk.services import records, settings
from stagedesk.services.policies import calendar_of, policy_of


@dataclass(frozen=True, slots=True)
class Options:
    """How a paper is asked for.

    Attributes:
        on: the paper's day. school_year: the year of that day when None.
        weeks: first and last ISO week of slips. blank: to fill in by hand.
        placement: key of the one placement it is about; None is every one with a ground.
        report_copy: mark a beoordeling as the copy that goes with the report.
        school_class: the class that was asked for, for the name of an overview.
    """

    on: dt.date
    school_year: str | None = None
    weeks: tuple[Week, Week] | None = None
    blank: bool = False
    placement: str | None = None
    report_copy: bool = False
    school_class: str | None = None

    @property
    def year(self) -> str:
        """The school year asked for."""
        return self.school_year or school_year_of(self.on)


@dataclass(frozen=True, slots=True)
class Year:
    """One student in one school year, or nobody (a wholly blank form).

    Attributes:
        companies: by key. staff: by the reference that records use.
    """

    school: School
    head: SchoolHead
    policy: Policy
    calendar: SchoolCalendar
    student: Student
    enrollment: Enrollment
    companies: dict[str, Company]
    staff: dict[str, Staff]

    def placed(self, placement: Placement) -> Placed:
        """A placement with its company's closed days, as the rules of hours want it."""
        company = self.companies[placement.company]
        return Placed(placement, company.closed, company.internal)

    def jobcoach(self, on: dt.date) -> Staff | None:
        """The jobcoach of a day, with phone and mail."""
        return self.staff.get(self.enrollment.on(on).jobcoach or "")


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of one student, before it has a file name.

    Attributes:
        part: what tells it apart from the student's other documents (company, week, certificate).
        papers: the report's own frozen values. render: from them to PDF bytes.
        files: for what is more than a PDF: file name to bytes, made from the same papers.
        mail: a draft mail with a letter of its own.
    """

    part: str
    papers: Sequence[Any]
    render: Callable[[Sequence[Any]], bytes]
    files: Callable[[Sequence[Any]], dict[str, bytes]] | None = None
    mail: Callable[[Sequence[Any]], bytes] | None = None


class NoGround(Exception):
    """A student has no ground for a paper; the message is the Dutch sentence that says so."""


def years(
    session: Session, keys: Sequence[str], options: Options, *, any_year: bool = False
) -> Iterator[tuple[Student, Year | None]]:
    """The school year of each student, by number; None for who is not enrolled in it.

    With ``any_year`` all school years of the student are there, and the newest up to the one
    asked for is the year: papers about who has left.
    """
    loaded = records.load(session, keys, None if any_year else options.year)
    school = settings.get_school(session)
    policy = policy_of(session, options.year)
    calendar = calendar_of(session, options.year)
    staff = {loaded.staff_names[key]: one for key, one in loaded.staff.items()}
    head = head_of(school)
    for student in sorted(loaded.students.values(), key=lambda one: one.number):
        known = [one for one in student.enrollments if one.school_year <= options.year]
        if not known:
            yield student, None
            continue
        yield (
            student,
            Year(
                school,
                head,
                policy,
                calendar,
                student,
                known[-1],
                dict(loaded.companies),
                staff,
            ),
        )


def head_of(school: School) -> SchoolHead:
    """What papers print of the school's settings."""
    from stagedesk.reports.from_records import school_head

    return school_head(school)


def placements(year: Year, options: Options) -> tuple[Placement, ...]:
    """The placements that a paper of a school year can be about: begun, or graded already."""
    return tuple(
        p
        for p in year.enrollment.placements
        if (p.key == options.placement if options.placement else p.start or p.moments or p.slips)
    )


def current(year: Year, options: Options) -> Placement:
    """The placement of the day: what runs, else what is to come, else what ended last.

    Raises:
        NoGround: there is none.
    """
    found = [p for p in year.enrollment.placements if options.placement in (None, p.key)]
    if not found:
        raise NoGround(f"{year.student.name}: heeft geen stageplek.")

    def rank(placement: Placement) -> tuple[int, int]:
        start = placement.start or dt.date.max
        ended = placement.end is not None and placement.end < options.on
        if ended:
            return (2, -(placement.end or start).toordinal())
        return (0, -start.toordinal()) if start <= options.on else (1, start.toordinal())

    return min(found, key=rank)
