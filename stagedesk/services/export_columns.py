"""What a list for another system can hold of one student: every column, declared once.

Exists so that screen, command line and file take their columns from one place.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from stagedesk.domain.assessment import Moment, reflection
from stagedesk.domain.grades import stage_grade, subtotal
from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.policy import Policy
from stagedesk.domain.verdict import PartVerdict, Verdict
from stagedesk.exchange.spreadsheets import Cell
from stagedesk.services.gathering import NoGround, Options, Year, current

_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """One student's school year on a day.

    Attributes:
        moments: the form that counts for each moment (see ``moments_of``).
        place: company and first day of the placement of the day; empty without one.
    """

    year: Year
    on: date
    verdict: Verdict
    moments: Mapping[int, Moment]
    place: tuple[str, date | None]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a key that stays, a Dutch heading, and its cell for a student."""

    key: str
    label: str
    cell: Callable[[Facts], Cell]


def facts(year: Year, on: date, verdict: Verdict) -> Facts:
    """What the columns read of a student's year; reads nothing itself."""
    try:
        here = current(year, Options(on))
        place = (year.companies[here.company].name, here.start)
    except NoGround:
        place = ("", None)
    return Facts(year, on, verdict, moments_of(year), place)


def moments_of(year: Year) -> dict[int, Moment]:
    """One form a moment: of several placements the one that has grades and was dated last.

    A list has one row a student and the beoordeling is given at one placement (Bijlage 1); who
    changed company in a period was assessed last at the new one.
    """
    best: dict[int, tuple[tuple[bool, date, date], Moment]] = {}
    for placement in year.enrollment.placements:
        for moment in placement.moments:
            graded = bool(moment.grades) or moment.grade is not None
            rank = (graded, moment.date or date.min, placement.start or date.min)
            if moment.moment not in best or best[moment.moment][0] <= rank:
                best[moment.moment] = (rank, moment)
    return {number: moment for number, (_, moment) in best.items()}


def columns(policy: Policy) -> tuple[Column, ...]:
    """Every column there is, in the order in which they are offered."""
    return (*_person(), *_stage(), *_moments(policy), *_certificates(policy))


def _person() -> Iterator[Column]:
    yield Column("number", "Leerlingnummer", lambda f: f.year.student.number)
    yield Column("name", "Naam", lambda f: f.year.student.name)
    yield Column("first_name", "Voornaam", lambda f: f.year.student.first_name)
    yield Column("infix", "Tussenvoegsel", lambda f: f.year.student.infix)
    yield Column("last_name", "Achternaam", lambda f: f.year.student.last_name)
    yield Column("birth_date", "Geboortedatum", lambda f: f.year.student.birth_date)
    yield Column("school_year", "Schooljaar", lambda f: f.year.enrollment.school_year)
    yield Column("grade_year", "Leerjaar", lambda f: f.year.enrollment.grade_year)
    yield Column("class", "Klas", lambda f: f.year.enrollment.on(f.on).school_class)
    yield Column("mentor", "Mentor", lambda f: _person_name(f, f.year.enrollment.on(f.on).mentor))
    yield Column(
        "jobcoach", "Jobcoach", lambda f: _person_name(f, f.year.enrollment.on(f.on).jobcoach)
    )


def _person_name(of: Facts, reference: str | None) -> str | None:
    person = of.year.staff.get(reference or "")
    return person.name if person else reference


def _stage() -> Iterator[Column]:
    yield Column("company", "Stagebedrijf", lambda f: f.place[0])
    yield Column("start", "Begin stage", lambda f: f.place[1])
    yield Column("norm_hours", "Urennorm", lambda f: f.verdict.norm_hours)
    yield Column("hours", "Uren getekend", lambda f: _hours(f.verdict.signed_minutes))
    yield Column("required", "Uren nodig", lambda f: _hours(f.verdict.required_minutes))
    yield Column("hours_met", "Uren behaald", lambda f: f.verdict.hours_met)


def _hours(minutes: int) -> Decimal:
    """Hours with two decimals, cut down: a list never says more than there is."""
    whole, rest = divmod(minutes, _MINUTES)
    return Decimal(whole * 100 + rest * 100 // _MINUTES).scaleb(-2)


def _moments(policy: Policy) -> Iterator[Column]:
    for number in range(1, policy.moments + 1):
        yield Column(f"bo{number}", f"BO {number} stagecijfer", partial(_stage_grade, number))
        yield Column(f"bo{number}_on", f"BO {number} datum", partial(_moment_date, number))
        yield Column(f"bo{number}_assignment", f"BO {number} opdracht", partial(_module, number))
        yield Column(f"bo{number}_reflection", f"BO {number} reflectie", partial(_said, number))
        for certificate in policy.certificates:
            yield Column(
                f"bo{number}_part{certificate}",
                f"BO {number} subtotaal {certificate}",
                partial(_subtotal, number, certificate),
            )


def _grade(tenths: int | None) -> Decimal | None:
    return None if tenths is None else Decimal(tenths).scaleb(-1)


def _stage_grade(number: int, of: Facts) -> Cell:
    """The grade that the jobcoach entered, else the computed one (domain.md 5)."""
    moment = of.moments.get(number)
    if moment is None:
        return None
    if moment.grade is not None:
        return _grade(moment.grade)
    return _grade(stage_grade(of.year.policy, of.year.enrollment.grade_year, moment.grades))


def _moment_date(number: int, of: Facts) -> Cell:
    return of.moments[number].date if number in of.moments else None


def _module(number: int, of: Facts) -> Cell:
    return _grade(of.moments[number].assignment) if number in of.moments else None


def _said(number: int, of: Facts) -> Cell:
    """The reflection that closes the module of a period (Stageopdrachten)."""
    return (reflection(of.moments[number]) or None) if number in of.moments else None


def _subtotal(number: int, certificate: int, of: Facts) -> Cell:
    policy, grade_year = of.year.policy, of.year.enrollment.grade_year
    if number not in of.moments or certificate not in policy.grade_years[grade_year].certificates:
        return None
    return _grade(subtotal(policy.certificates[certificate], of.moments[number].grades))


def _certificates(policy: Policy) -> Iterator[Column]:
    for number in policy.certificates:
        name = f"Deelcertificaat {number}"
        yield Column(f"part{number}", name, partial(_part_word, number))
        yield Column(f"part{number}_company", f"{name} bij", partial(_part_company, number))
        yield Column(f"part{number}_on", f"{name} uitgereikt", partial(_handed_on, number))
        yield Column(f"part{number}_number", f"{name} nummer", partial(_handed_number, number))
    yield Column("final", "Eindcertificaat", lambda f: f.verdict.final.badge)
    yield Column("final_company", "Eindcertificaat bij", lambda f: f.verdict.final.company)
    yield Column("final_on", "Eindcertificaat uitgereikt", partial(_handed_on, None))
    yield Column("final_number", "Eindcertificaat nummer", partial(_handed_number, None))
    yield Column("reasons", "Wat nog mist", _reasons)


def _part(number: int, of: Facts) -> PartVerdict | None:
    found = [part for part in of.verdict.parts if part.certificate == number]
    return found[0] if found else None


def _part_word(number: int, of: Facts) -> Cell:
    part = _part(number, of)
    return part.badge if part else None


def _part_company(number: int, of: Facts) -> Cell:
    part = _part(number, of)
    return part.company if part else None


def _handed(number: int | None, of: Facts) -> HandedOut | None:
    kind = "final" if number is None else "part"
    for paper in of.year.enrollment.certificates:
        if (paper.kind, paper.certificate) == (kind, number):
            return paper
    return None


def _handed_on(number: int | None, of: Facts) -> Cell:
    paper = _handed(number, of)
    return paper.on if paper else None


def _handed_number(number: int | None, of: Facts) -> Cell:
    paper = _handed(number, of)
    return paper.number if paper else None


def _reasons(of: Facts) -> Cell:
    if of.verdict.final.earned:
        return None
    texts = [text for part in of.verdict.parts for text in part.reasons]
    return " ".join(dict.fromkeys((*texts, *of.verdict.final.reasons))) or None
