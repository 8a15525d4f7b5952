"""What is wrong with a placement (stops it), and what is odd about it (only warns)."""

from collections.abc import Iterable, Iterator
from datetime import date

from stagedesk.domain.companies import Company
from stagedesk.domain.hours import planned_weekdays
from stagedesk.domain.placements import KINDS, Placement, Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.students import Enrollment
from stagedesk.domain.times import age
from stagedesk.domain.working_time import timetable_problems

#: What is said of a new placement at a company, by the company's status.
_CLOSED_TO_NEW = {"rest": "Dit bedrijf wil nu even niet", "not_again": "Hier plaatsen we niet meer"}


def placement_problems(placement: Placement) -> tuple[Problem, ...]:
    """What keeps a placement from being saved: an end before its start, times that cannot be."""
    problems = []
    if placement.kind not in KINDS:
        problems.append(Problem("kind", "Kies uit de lijst"))
    if placement.start is not None and placement.end is not None:
        if placement.end < placement.start:
            problems.append(Problem("end", "De stage stopt vóór de start"))
    elif placement.start is None and placement.end is not None:
        problems.append(Problem("start", "Vul ook de startdatum in"))
    return (*problems, *timetable_problems(placement.timetable))


def placement_warnings(
    placement: Placement,
    company: Company,
    enrollment: Enrollment,
    policy: Policy,
    others: Iterable[Placement] = (),
) -> tuple[Problem, ...]:
    """What is odd about a placement: warnings, never blocks.

    The sector from grade year 3 (Opbouw stage), days outside the school year, the same days as
    another placement, consent that is not in (Bijlage 6), a change of company (Bijlage 5: bij
    1 stagebedrijf). An internal stage has neither sector nor consent.

    Args:
        placement: as it is or would be saved.
        company: its company.
        enrollment: its enrollment.
        policy: the policy of its school year.
        others: the other placements of the enrollment.
    """
    others = tuple(others)
    internal = company.internal or placement.kind == "internal"
    found: list[tuple[str, str]] = list(_date_doubts(placement, policy))
    if not internal:
        found.extend(_sector_doubts(company, enrollment, policy))
        if enrollment.consent_on is None:
            found.append(("start", "Toestemming is nog niet binnen"))
        if any(_left_for(other, placement) for other in others):
            found.append(("company", "Certificaten beginnen hier opnieuw"))
    if any(overlap(placement, other) for other in others):
        found.append(("days", "Valt samen met een andere stage"))
    return tuple(Problem(field, text, Severity.WARNING) for field, text in found)


def offer_warnings(
    placement: Placement, company: Company, born: date | None, taken: int, on: date | None
) -> tuple[Problem, ...]:
    """What a company does not offer a new placement; one that runs already is left alone.

    Args:
        placement: as it is or would be saved.
        company: its company.
        born: the student's birth date, if known.
        taken: other students who are at the company or are to come.
        on: today; None judges in any case.
    """
    day = placement.start or on
    if placement.start is not None and on is not None and placement.start < on:
        return ()
    found = [_CLOSED_TO_NEW.get(company.status or "", "")]
    if company.places is not None and taken >= company.places:
        found.append(f"Vol: {taken} van {company.places} plekken bezet")
    if company.minimum_age is not None and born is not None and day is not None:
        years = age(born, day)
        if years < company.minimum_age:
            found.append(f"Vanaf {company.minimum_age} jaar, is dan {years}")
    return tuple(Problem("company", text, Severity.WARNING) for text in found if text)


def _left_for(other: Placement, placement: Placement) -> bool:
    """Whether the student came to this placement from one at another company."""
    if other.start is None or other.kind == "internal" or other.company == placement.company:
        return False
    return placement.start is None or other.start < placement.start


def _date_doubts(placement: Placement, policy: Policy) -> Iterator[tuple[str, str]]:
    for field, day in (("start", placement.start), ("end", placement.end)):
        if day is not None and not policy.first_day <= day <= policy.last_day:
            yield field, f"Valt buiten schooljaar {policy.school_year}"


def _sector_doubts(
    company: Company, enrollment: Enrollment, policy: Policy
) -> Iterator[tuple[str, str]]:
    """From grade year 3 a placement fits a subject or the outflow sector; unknown is no doubt."""
    if enrollment.grade_year < policy.settings["sector_from_grade_year"]:
        return
    own = {*enrollment.subjects, enrollment.outflow_sector} - {None}
    if own and company.sector is not None and company.sector not in own:
        yield "company", "Andere sector dan het praktijkvak"


def overlap(one: Placement, other: Placement) -> bool:
    """Whether two placements lay claim to the same hours of the same day.

    Both run at one time and share a planned weekday whose times meet, or are unknown.
    """
    if one.start is None or other.start is None:
        return False
    if one.end is not None and one.end < other.start:
        return False
    if other.end is not None and other.end < one.start:
        return False
    return any(
        _times_meet(one.timetable, other.timetable, day)
        for day in planned_weekdays(one.timetable)
        if day in planned_weekdays(other.timetable)
    )


def _times_meet(one: Timetable, other: Timetable, weekday: int) -> bool:
    first, second = one.times(weekday), other.times(weekday)
    if first is None or second is None:
        return True
    return first[0] < second[1] and second[0] < first[1]
