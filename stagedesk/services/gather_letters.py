"""Gathers toestemming and zoekformulier: papers that go home or to the student to be filled in."""

from collections.abc import Iterator

from stagedesk.domain.policy import Policy
from stagedesk.domain.times import age
from stagedesk.reports import consent, search_form
from stagedesk.reports.consent import ConsentPaper
from stagedesk.reports.search_form import SearchForm
from stagedesk.reports.style import SchoolHead
from stagedesk.services.gathering import Options, Piece, Year
from stagedesk.services.policies import shipped

#: Bijlage 7 offers the first four sectors of the policy.
_SECTORS = 4


def consents(year: Year, options: Options) -> Iterator[Piece]:
    """The toestemmingsverklaring of a student (Bijlage 6); name and birth date are filled."""
    born = year.student.birth_date
    paper = ConsentPaper(
        year.head,
        _years(year.policy),
        year.student.name,
        year.enrollment.on(options.on).school_class or "",
        born,
        born is not None and age(born, options.on) >= year.policy.settings["adult_age"],
    )
    yield Piece("", [paper], consent.render)


def blank_consent(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank toestemmingsverklaring."""
    policy = year.policy if year is not None else shipped(options.year)
    yield Piece("", [ConsentPaper(head, _years(policy))], consent.render)


def _years(policy: Policy) -> tuple[tuple[int, str, str], ...]:
    """What the policy says of each grade year; a stored policy of before says it as shipped."""
    for one in (policy, shipped(policy.school_year)):
        found = tuple(
            (number, grade_year.consent_title, grade_year.consent_text)
            for number, grade_year in sorted(one.grade_years.items())
            if grade_year.consent_text
        )
        if found:
            return found
    return ()


def search_forms(year: Year, options: Options) -> Iterator[Piece]:
    """The stagezoekformulier of a student (Bijlage 7); the own jobcoach is ticked."""
    then = year.enrollment.on(options.on)
    jobcoach = year.jobcoach(options.on)
    paper = _search_form(
        year.head, year, options, year.student.name, then.school_class or "",
        jobcoach.name if jobcoach else "",
    )  # fmt: skip
    yield Piece("", [paper], search_form.render)


def blank_search_form(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank stagezoekformulier."""
    yield Piece("", [_search_form(head, year, options)], search_form.render)


def _search_form(
    head: SchoolHead, year: Year | None, options: Options,
    student: str = "", school_class: str = "", jobcoach: str = "",
) -> SearchForm:  # fmt: skip
    policy = year.policy if year is not None else shipped(options.year)
    staff = year.staff.values() if year is not None else ()
    coaches = (one.name for one in staff if one.role == "jobcoach" or one.name == jobcoach)
    return SearchForm(
        head,
        options.year,
        tuple(dict.fromkeys(coaches)),
        tuple(policy.sectors.values())[:_SECTORS],
        policy.settings["search_form_slots"],
        student,
        school_class,
        jobcoach,
    )
