"""Students, their guardians and their school years, as the policy speaks of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.aftercare import Contact
from stagedesk.domain.attachments import Attachment
from stagedesk.domain.employment import EmploymentContract
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.goals import Goal
from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.leads import Lead
from stagedesk.domain.log import LogEntry
from stagedesk.domain.outflow import Outflow
from stagedesk.domain.placements import Placement
from stagedesk.domain.retention import Hold
from stagedesk.domain.student_papers import StudentPaper
from stagedesk.domain.support import SupportCycle
from stagedesk.domain.sva2 import Sva2
from stagedesk.domain.without_placement import Meanwhile


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
        grade_year: 1 to 6; 0 only in a file that says nothing new of it.
        school_class: class of today, such as ``3A``.
        mentor: staff reference: a name, or ``name <email>`` where two share the name.
        jobcoach: likewise.
        days_per_week: stage days a week; decides the norm in grade years 5 and 6.
        norm_hours: own norm in hours ('stage op maat'), with its reason.
        subjects: practice subjects (sector keys of the policy).
        outflow_sector: the sector that the student leaves to.
        ready_external: whether the student is ready for an external stage.
        consent_on: day on which the parents' consent came back.
        strengths, travel, helps: for the persoonlijk profiel, in the student's own words.
        versions: earlier class, mentor and jobcoach, oldest first.
        placements: by start, then talk date.
        certificates: what was handed out.
        reminders: calls made, by date.
        goals: of the IOP and the OPP. log: the stagelogboek, by date.
        able, not_yet: what the student can, and cannot yet, of the policy's occupation codes.
        wished_sectors, wished_occupations: sector keys and example occupations of the policy.
        travel_by: first words of companies.TRAVELS. travel_minutes: at most, one way.
        leads: companies that the student found, by name.
        absences: sick calls, by day. attachments: pictures of papers of the school year.
        meanwhile: what was agreed while there is no placement, by day.
        key: of the row in the database; empty in a file, and no part of equality.
    """

    school_year: str
    grade_year: int = 0
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
    strengths: str | None = None
    travel: str | None = None
    helps: str | None = None
    versions: tuple[EnrollmentVersion, ...] = ()
    placements: tuple[Placement, ...] = ()
    certificates: tuple[HandedOut, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    goals: tuple[Goal, ...] = ()
    log: tuple[LogEntry, ...] = ()
    absences: tuple[AbsenceNotice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    able: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()
    wished_sectors: tuple[str, ...] = ()
    wished_occupations: tuple[str, ...] = ()
    wish_note: str | None = None
    travel_minutes: int | None = None
    travel_by: tuple[str, ...] = ()
    leads: tuple[Lead, ...] = ()
    meanwhile: tuple[Meanwhile, ...] = ()
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
        first_name, last_name: empty only in a file that says nothing new of them.
        parents_consent_on: from 18 parents are called only with this consent noted.
        support: cycles of Supported Employment, by first day. contracts: small jobs beside.
        papers: that companies ask for, such as a VOG.
        outflow: how the student leaves. aftercare: contacts after that, by day.
        hold: removal of the dossier was put off.
    """

    number: str
    first_name: str = ""
    last_name: str = ""
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
    support: tuple[SupportCycle, ...] = ()
    sva2: Sva2 | None = None
    contracts: tuple[EmploymentContract, ...] = ()
    papers: tuple[StudentPaper, ...] = ()
    outflow: Outflow | None = None
    aftercare: tuple[Contact, ...] = ()
    hold: Hold | None = None
    key: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """First name, infix, last name, as written."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)


def attachments_of(student: Student) -> Iterator[Attachment]:
    """The kept pictures of all school years and placements of a student."""
    for year in student.enrollments:
        yield from year.attachments
        for placement in year.placements:
            yield from placement.attachments


STUDENT_FORM = Form(
    "student",
    "Leerling",
    (
        Section(
            "Leerling",
            (
                Field(
                    "number",
                    "Leerlingnummer",
                    Kind.STUDENT_NUMBER,
                    needed=True,
                    placeholder="10001",
                ),
                Field("first_name", "Voornaam", needed=True, largest=100),
                Field("infix", "Tussenvoegsel", largest=30, placeholder="van der"),
                Field("last_name", "Achternaam", needed=True, largest=100),
                Field("birth_date", "Geboortedatum", Kind.DATE, placeholder="17-5-2010"),
            ),
        ),
        Section(
            "Contact",
            (
                Field("address", "Adres", placeholder="Maashaven 12"),
                Field("postcode", "Postcode", Kind.POSTCODE, placeholder="3011 AB"),
                Field("city", "Woonplaats", largest=100),
                Field("phone", "Telefoon", Kind.PHONE, placeholder="06 1234 5678"),
                Field("email", "E-mail", Kind.EMAIL),
                Field(
                    "parents_consent_on",
                    "Ouders bellen mag sinds",
                    Kind.DATE,
                    hint="vanaf 18 jaar",
                    help="Vanaf 18 jaar bel je de leerling zelf. Ouders bel je alleen als de "
                    "leerling dat goed vindt. Zet hier de dag waarop dat is afgesproken.",
                ),
                Field("left_on", "Van school op", Kind.DATE),
            ),
        ),
    ),
)

GUARDIAN_FORM = Form(
    "guardian",
    "Ouder of verzorger",
    (
        Section(
            "Ouder of verzorger",
            (
                Field("name", "Naam", needed=True),
                Field("relation", "Relatie", largest=50, placeholder="moeder"),
                Field("phone", "Telefoon", Kind.PHONE, placeholder="06 1234 5678"),
                Field("email", "E-mail", Kind.EMAIL),
            ),
            hint="wie bovenaan staat, bel je eerst",
        ),
    ),
)

#: Staff and sectors depend on the school: the caller fills their choices.
ENROLLMENT_FORM = Form(
    "enrollment",
    "Schooljaar",
    (
        Section(
            "Schooljaar",
            (
                Field("grade_year", "Leerjaar", Kind.NUMBER, needed=True, smallest=1, largest=6),
                Field("school_class", "Klas", needed=True, largest=20, placeholder="3A"),
                Field("mentor", "Mentor", Kind.CHOICE),
                Field("jobcoach", "Jobcoach", Kind.CHOICE, needed=True),
            ),
        ),
        Section(
            "Stage",
            (
                Field(
                    "days_per_week",
                    "Stagedagen per week",
                    Kind.NUMBER,
                    smallest=1,
                    largest=7,
                    help="In leerjaar 5 en 6 hangt de urennorm van het jaar hiervan af.",
                ),
                Field(
                    "norm_hours",
                    "Eigen urennorm",
                    Kind.NUMBER,
                    hint="stage op maat",
                    smallest=1,
                    largest=2000,
                ),
                Field("norm_reason", "Reden van de eigen norm"),
                Field("subjects", "Praktijkvakken", Kind.CHOICES),
                Field("outflow_sector", "Uitstroomrichting", Kind.CHOICE),
                Field("consent_on", "Toestemming ontvangen op", Kind.DATE, hint="Bijlage 6"),
            ),
        ),
        Section(
            "Klaar voor een externe stage",
            (
                Field("ready_external", "Klaar voor een externe stage", Kind.FLAG),
                Field("ready_since", "Sinds", Kind.DATE),
                Field("ready_reason", "Waarom"),
            ),
        ),
        Section(
            "Persoonlijk profiel",
            (
                Field("strengths", "Hier ben ik goed in", Kind.LONG_TEXT),
                Field("travel", "Zo kom ik naar stage", Kind.LONG_TEXT),
                Field("helps", "Dit helpt mij", Kind.LONG_TEXT),
            ),
            hint="gaat naar het bedrijf",
        ),
    ),
)
