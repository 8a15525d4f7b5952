"""Dossier files into the database: says what it would add, change and leave, then does it.

The keys are those of contract.md (Import). A key that is there wins, absent or null leaves what
was, nothing is removed; a file is taken wholly or not at all.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.dossier import Dossier, School
from stagedesk.domain.problem import InputError, Problem
from stagedesk.services.import_day import merge_stand_ins
from stagedesk.services.import_match import Present, match_companies
from stagedesk.services.import_merge import CHANGED, LEFT, MERGE_SHARE, NEW, Merge
from stagedesk.services.import_network import OFFER, merge_contacts
from stagedesk.services.import_placements import Target
from stagedesk.services.import_planning import merge_planning
from stagedesk.services.import_staff import StaffMerge
from stagedesk.services.import_students import merge_student
from stagedesk.services.policies import stored_key

_SCHOOL = tuple(School.__dataclass_fields__)
_COMPANY = (
    "internal",
    "sector",
    "address",
    "postcode",
    "city",
    "phone",
    "email",
    "website",
    "delivery",
    "sbb_levels",
    "closed",
    *OFFER,
)
_SUPERVISOR = ("phone", "mobile", "email")
#: Told how much of how much is done; what it raises leaves everything as it was.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import adds, changes and leaves, as (Dutch words for one, for more, how many).

    Attributes:
        faults: what stands in the way, with its place in the file; empty when it can be done.
    """

    adds: tuple[tuple[str, str, int], ...]
    changes: tuple[tuple[str, str, int], ...]
    leaves: tuple[tuple[str, str, int], ...]
    faults: tuple[Problem, ...] = ()


def plan_import(session: Session, dossier: Dossier) -> Plan:
    """What importing this dossier would do; changes nothing."""
    return _plan(_merge(session, dossier))


def import_dossier(session: Session, dossier: Dossier, progress: Progress | None = None) -> Plan:
    """Put a dossier into the database, in the caller's transaction.

    Returns:
        What was added, changed and left.

    Raises:
        InputError: it differs from a closed moment or a handed-out certificate, or names staff
            that cannot be told apart; every place is named, and nothing changed.
    """
    merge = _merge(session, dossier, progress)
    if merge.faults:
        raise InputError(*merge.faults)
    keys = cache(lambda year: stored_key(session, year))
    for enrollment in merge.added(m.Enrollment):
        enrollment.policy_key = keys(enrollment.school_year)
    merge.carry_out(session, progress)
    return _plan(merge)


def summary(plan: Plan) -> str:
    """The plan in one Dutch line: ``nieuw: 2 leerlingen; gewijzigd: 1 bedrijf``."""
    parts = []
    for word, counts in (
        ("nieuw", plan.adds),
        ("gewijzigd", plan.changes),
        ("ongewijzigd", plan.leaves),
    ):
        if counts:
            amounts = ", ".join(f"{n} {one if n == 1 else more}" for one, more, n in counts)
            parts.append(f"{word}: {amounts}")
    return "; ".join(parts) or "er staat niets in"


#: What a plan counts; the rest counts with the row it hangs under.
_WORDS: dict[type[m.Row], tuple[str, str]] = {
    m.School: ("schoolgegevens", "schoolgegevens"),
    m.CalendarEdit: ("schoolkalender", "schoolkalenders"),
    m.Staff: ("medewerker", "medewerkers"),
    m.Company: ("bedrijf", "bedrijven"),
    m.Supervisor: ("begeleider", "begeleiders"),
    m.CompanyContact: ("contact met een bedrijf", "contacten met bedrijven"),
    m.Student: ("leerling", "leerlingen"),
    m.Guardian: ("verzorger", "verzorgers"),
    m.Enrollment: ("schooljaar", "schooljaren"),
    m.Outflow: ("uitstroom", "keer uitstroom"),
    m.AftercareContact: ("contact in de nazorg", "contacten in de nazorg"),
    m.RetentionHold: ("keer langer bewaren", "keer langer bewaren"),
    m.Reminder: ("belmoment", "belmomenten"),
    m.Goal: ("doel", "doelen"),
    m.Lead: ("tip voor een stageplek", "tips voor een stageplek"),
    m.AbsenceNotice: ("ziekmelding", "ziekmeldingen"),
    m.StudentPaper: ("papier voor een bedrijf", "papieren voor een bedrijf"),
    m.MakeUpDeal: ("inhaalafspraak", "inhaalafspraken"),
    m.Attachment: ("bewaard papier", "bewaarde papieren"),
    m.StandIn: ("waarneming", "waarnemingen"),
    m.LogEntry: ("regel in het logboek", "regels in het logboek"),
    m.Certificate: ("certificaat", "certificaten"),
    m.Placement: ("stage", "stages"),
    m.Meanwhile: ("afspraak zonder stage", "afspraken zonder stage"),
    m.Meeting: ("overleg", "overleggen"),
    m.InternalGroup: ("groep van de interne stage", "groepen van de interne stage"),
    m.HoursSlip: ("urenbriefje", "urenbriefjes"),
    m.Moment: ("beoordeling", "beoordelingen"),
}


def _plan(merge: Merge) -> Plan:
    def counted(state: str) -> tuple[tuple[str, str, int], ...]:
        count = merge.count(state)
        return tuple((*words, count[model]) for model, words in _WORDS.items() if count[model])

    return Plan(counted(NEW), counted(CHANGED), counted(LEFT), tuple(merge.faults))


def _merge(session: Session, dossier: Dossier, progress: Progress | None = None) -> Merge:
    merge = Merge(dossier.given)
    present = Present(session, [student.number for student in dossier.students])
    _school(merge, present, dossier)
    staff = StaffMerge(merge, present.all(m.Staff), dossier.staff)
    merge_stand_ins(merge, staff.key, present.all(m.StandIn), staff.listed)
    companies, supervisors = _companies(merge, present, dossier)
    target = Target(merge, present, companies, supervisors)
    numbers = [
        paper.number
        for student in dossier.students
        for enrollment in student.enrollments
        for paper in enrollment.certificates
    ]
    papers = present.certificates(numbers)
    for index, student in enumerate(dossier.students):
        if progress is not None:
            progress(index, len(dossier.students) * MERGE_SHARE)
        merge_student(target, staff, papers, student, f"students[{index}]")
    merge_planning(merge, present, dossier.meetings, dossier.internal)
    return merge


def _school(merge: Merge, present: Present, dossier: Dossier) -> None:
    if dossier.school is not None:
        rows = present.all(m.School)
        values = merge.said(dossier.school, "school", _SCHOOL)
        merge.put(m.School, rows[0] if rows else None, values, "school")
    years = {row.school_year: row for row in present.all(m.CalendarEdit)}
    for index, year in enumerate(dossier.calendar):
        place = f"calendar[{index}]"
        values = merge.said(year, place, ("first_day", "last_day"))
        found = years.get(year.school_year)
        if found is None or year.holidays or f"{place}.holidays" in merge.given:
            values["holidays"] = [
                [day.name, day.first.isoformat(), day.last.isoformat()] for day in year.holidays
            ]
        links = {"school_year": year.school_year}
        merge.put(m.CalendarEdit, found, values, place, links=links)


def _companies(
    merge: Merge, present: Present, dossier: Dossier
) -> tuple[dict[str, str], dict[str, str]]:
    """Merge companies and supervisors; from key in the file to key of the row, of either."""
    matched = match_companies(dossier.companies, present.all(m.Company))
    people = {(row.company_key, row.name): row for row in present.all(m.Supervisor)}
    spoken = defaultdict(list)
    for contact in present.all(m.CompanyContact):
        spoken[contact.company_key].append(contact)
    companies: dict[str, str] = {}
    supervisors: dict[str, str] = {}
    for index, one in enumerate(dossier.companies):
        place = f"companies[{index}]"
        values = merge.said(one, place, _COMPANY)
        row = merge.put(m.Company, matched[one.key], values, place, links={"name": one.name})
        companies[one.key] = row.key
        merge_contacts(merge, spoken[row.key], one, row, place)
        for number, person in enumerate(one.supervisors):
            spot = f"{place}.supervisors[{number}]"
            supervisors[person.key] = merge.put(
                m.Supervisor,
                people.get((row.key, person.name)),
                merge.said(person, spot, _SUPERVISOR),
                spot,
                links={"company_key": row.key, "name": person.name},
            ).key
    return companies, supervisors
