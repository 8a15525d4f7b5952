"""Everything that a dossier file can hold, as one value."""

from dataclasses import dataclass
from datetime import date

from stagedesk.domain.companies import Company
from stagedesk.domain.students import Student

#: Roles of staff, in the words of the dossier file.
ROLES = ("jobcoach", "mentor", "other")


@dataclass(frozen=True, slots=True)
class Staff:
    """A colleague; the name (and the email, where two share a name) is the key."""

    name: str
    role: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class School:
    """The school's own settings, as the papers print them.

    Attributes:
        short_name: what the policy's text calls 'HPC'.
        logo: a PNG or JPEG image.
        director: who signs certificates beside the jobcoach.
    """

    name: str | None = None
    short_name: str | None = None
    address: str | None = None
    postcode: str | None = None
    place: str | None = None
    phone: str | None = None
    email: str | None = None
    director: str | None = None
    reachable: str | None = None
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class HolidayEdit:
    """A holiday that the school put in place of the policy's; both days inclusive."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CalendarEdit:
    """The school's own calendar of one school year, in place of the policy's."""

    school_year: str
    first_day: date
    last_day: date
    holidays: tuple[HolidayEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole content of a dossier file, in the order of the file."""

    school: School | None = None
    calendar: tuple[CalendarEdit, ...] = ()
    staff: tuple[Staff, ...] = ()
    companies: tuple[Company, ...] = ()
    students: tuple[Student, ...] = ()
