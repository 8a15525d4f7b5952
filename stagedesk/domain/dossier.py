"""Everything that a dossier file can hold, as one value."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.companies import Company
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.internal import InternalYear
from stagedesk.domain.meetings import Meeting
from stagedesk.domain.stand_ins import StandIn
from stagedesk.domain.students import Student

#: Roles of staff, in the words of the dossier file.
ROLES = ("jobcoach", "mentor", "other")


@dataclass(frozen=True, slots=True)
class Staff:
    """A colleague; the name (and the email, where two share a name) is the key.

    Attributes:
        stand_ins: who does the work while the colleague is away, by first day.
    """

    name: str
    role: str | None = None
    phone: str | None = None
    email: str | None = None
    stand_ins: tuple[StandIn, ...] = ()


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
    """The whole content of a dossier file, in the order of the file.

    Attributes:
        given: places (``students[0].enrollments[0].subjects``) where the file names a value that
            the record would have had anyway: false, an empty list, ``regular``. Only there does
            an import put it in place of what was; no part of equality.
    """

    school: School | None = None
    calendar: tuple[CalendarEdit, ...] = ()
    staff: tuple[Staff, ...] = ()
    companies: tuple[Company, ...] = ()
    students: tuple[Student, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    internal: tuple[InternalYear, ...] = ()
    given: frozenset[str] = field(default=frozenset(), compare=False)


STAFF_FORM = Form(
    "staff",
    "Medewerker",
    (
        Section(
            "Medewerker",
            (
                Field("name", "Naam", needed=True),
                Field(
                    "role",
                    "Rol",
                    Kind.CHOICE,
                    choices=(("jobcoach", "jobcoach"), ("mentor", "mentor"), ("other", "anders")),
                ),
                Field("phone", "Telefoon", Kind.PHONE, placeholder="06 1234 5678"),
                Field("email", "E-mail", Kind.EMAIL),
            ),
        ),
    ),
)

#: The logo is an image and has a control of its own.
SCHOOL_FORM = Form(
    "school",
    "School",
    (
        Section(
            "School",
            (
                Field("name", "Naam", needed=True, placeholder="Praktijkschool De Werf"),
                Field(
                    "short_name",
                    "Korte naam",
                    needed=True,
                    largest=30,
                    placeholder="De Werf",
                    help="Staat op de formulieren, bijvoorbeeld: Jobcoach De Werf.",
                ),
                Field("director", "Directeur", help="Tekent de certificaten naast de jobcoach."),
            ),
        ),
        Section(
            "Contact",
            (
                Field("address", "Adres", placeholder="Maashaven 12"),
                Field("postcode", "Postcode", Kind.POSTCODE, placeholder="3011 AB"),
                Field("place", "Plaats", needed=True, largest=100),
                Field("phone", "Telefoon", Kind.PHONE, placeholder="010 555 01 23"),
                Field("email", "E-mail", Kind.EMAIL),
                Field("reachable", "Bereikbaar", placeholder="ma t/m vr 8:00 tot 16:30"),
            ),
        ),
    ),
)
