"""Students, their guardians and their school years, as the policy speaks of them."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.placements import Placement


@dataclass(frozen=True, slots=True)
class Guardian:
    """A parent or carer; the order in the student's tuple is the order of calling."""

    name: str
    relation: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A call made because slips were behind (Bijlage 4: mentor calls home, jobcoach the company).

    Attributes:
        on: day of the call.
        to: ``home`` or ``company``.
        result: what was said, free text.
    """

    on: date
    to: str
    result: str | None = None


@dataclass(frozen=True, slots=True)
class EnrollmentVersion:
    """The dated facts of an enrollment as they were up to and including ``until``."""

    until: date
    school_class: str | None = None
    mentor: str | None = None
    jobcoach: str | None = None


@dataclass(frozen=True, slots=True)
class Enrollment:
    """One student in one school year.

    Attributes:
        school_year: ``2026-2027``.
        grade_year: 1 to 6.
        school_class: class of today, such as ``3A``.
        mentor: staff reference: a name, or ``name <email>`` where two share the name.
        jobcoach: likewise.
        days_per_week: stage days a week; decides the norm in grade years 5 and 6.
        norm_hours: own norm in hours ('stage op maat'), with its reason.
        subjects: practice subjects (sector keys of the policy).
        outflow_sector: the sector that the student leaves to.
        ready_external: whether the student is ready for an external stage.
        consent_on: day on which the parents' consent came back.
        versions: earlier class, mentor and jobcoach, oldest first.
        placements: by start, then talk date.
        certificates: what was handed out.
        reminders: calls made, by date.
        key: of the row in the database; empty in a file, and no part of equality.
    """

    school_year: str
    grade_year: int
    school_class: str | None = None
    mentor: str | None = None
    jobcoach: str | None = None
    days_per_week: int | None = None
    norm_hours: int | None = None
    norm_reason: str | None = None
    subjects: tuple[str, ...] = ()
    outflow_sector: str | None = None
    ready_external: bool | None = None
    ready_since: date | None = None
    ready_reason: str | None = None
    consent_on: date | None = None
    versions: tuple[EnrollmentVersion, ...] = ()
    placements: tuple[Placement, ...] = ()
    certificates: tuple[HandedOut, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    key: str = field(default="", compare=False)

    def on(self, day: date) -> EnrollmentVersion:
        """The class, mentor and jobcoach of ``day`` (a paper uses those of its own date)."""
        for version in self.versions:
            if day <= version.until:
                return version
        return EnrollmentVersion(date.max, self.school_class, self.mentor, self.jobcoach)


@dataclass(frozen=True, slots=True)
class Student:
    """A student of 12 to 20 years.

    Attributes:
        number: the school's own student number, the key in dossier files.
        parents_consent_on: from 18 parents are called only with this consent noted.
    """

    number: str
    first_name: str
    last_name: str
    infix: str | None = None
    birth_date: date | None = None
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    phone: str | None = None
    email: str | None = None
    parents_consent_on: date | None = None
    left_on: date | None = None
    guardians: tuple[Guardian, ...] = ()
    enrollments: tuple[Enrollment, ...] = ()
    key: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """First name, infix, last name, as written."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)
