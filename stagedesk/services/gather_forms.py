"""Gathers beoordeling, intake and profiel: the forms of one placement."""

import datetime as dt
from collections.abc import Iterator

from stagedesk.domain.placements import Placement
from stagedesk.reports import assessment, from_records, intake, profile
from stagedesk.reports.assessment_paper import AssessmentPaper, assessed_certificates
from stagedesk.reports.intake import IntakePaper
from stagedesk.reports.style import SchoolHead
from stagedesk.services.gathering import NoGround, Options, Piece, Year, current, placements


def assessments(year: Year, options: Options) -> Iterator[Piece]:
    """The beoordelingsformulier of every placement of the year (Bijlage 1)."""
    found = placements(year, options)
    if not found:
        raise NoGround(f"{year.student.name}: heeft geen stage om te beoordelen.")
    for placement in found:
        yield Piece(company_part(year, placement), [assessment_paper(year, placement, options)],
                    assessment.render)  # fmt: skip


def assessment_paper(year: Year, placement: Placement, options: Options) -> AssessmentPaper:
    """One form; its class, jobcoach and opleider are those of its last moment."""
    dates = [m.date for m in placement.moments if m.date is not None]
    day = max(dates) if dates and not options.blank else last_day(placement, options.on)
    return from_records.assessment_of(
        year.head,
        year.policy,
        year.student,
        year.enrollment,
        placement,
        year.companies[placement.company],
        day,
        report_copy=options.report_copy,
        blank=options.blank,
    )


def blank_assessments(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank form of every grade year, for who keeps a pile of them."""
    del year
    from stagedesk.services.policies import shipped

    policy = shipped(options.year)
    for number, grade_year in sorted(policy.grade_years.items()):
        paper = AssessmentPaper(
            head=head,
            grade_year=number,
            stage_type=grade_year.stage_type,
            school_year=options.year,
            certificates=assessed_certificates(policy, number),
            modules=grade_year.modules,
            pass_tenths=policy.pass_tenths,
        )
        yield Piece(f"leerjaar-{number}", [paper], assessment.render)


def intakes(year: Year, options: Options) -> Iterator[Piece]:
    """The intakeformulier of every talk (Bijlage 2); blank with what is known of the placement."""
    if options.blank:
        yield Piece("", [_intake_paper(year, current(year, options), options)], intake.render)
        return
    found = [
        p
        for p in year.enrollment.placements
        if p.intake is not None and options.placement in (None, p.key)
    ]
    if not found:
        raise NoGround(f"{year.student.name}: heeft geen intakegesprek.")
    for placement in found:
        yield Piece(company_part(year, placement), [_intake_paper(year, placement, options)],
                    intake.render)  # fmt: skip


def _intake_paper(year: Year, placement: Placement, options: Options) -> IntakePaper:
    day = placement.intake.date if placement.intake and placement.intake.date else options.on
    return from_records.intake_of(
        year.head,
        year.policy,
        year.student,
        year.enrollment,
        placement,
        year.companies[placement.company],
        year.jobcoach(day),
        options.on,
    )


def blank_intake(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank intakeformulier."""
    del year
    yield Piece("", [IntakePaper(head=head, school_year=options.year, blank=True)], intake.render)


def profiles(year: Year, options: Options) -> Iterator[Piece]:
    """The persoonlijk profiel: nothing of health, guardians, birth date, absence or grades."""
    placement = current(year, options) if year.enrollment.placements else None
    paper = from_records.profile_of(
        year.head,
        year.policy,
        year.student,
        year.enrollment,
        placement,
        year.jobcoach(options.on),
        options.on,
    )
    yield Piece("", [paper], profile.render)


def company_part(year: Year, placement: Placement) -> str:
    """Tells a student's placements apart: the company, with the start where it comes twice."""
    name = year.companies[placement.company].name
    twice = sum(p.company == placement.company for p in year.enrollment.placements) > 1
    return f"{name} {placement.start.isoformat()}" if twice and placement.start else name


def last_day(placement: Placement, on: dt.date) -> dt.date:
    """The day whose facts count: today, or within the placement when that lies elsewhere."""
    if placement.end is not None and placement.end < on:
        return placement.end
    return max(on, placement.start) if placement.start is not None else on
