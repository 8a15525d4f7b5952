"""Gathers the papers of a workplace: jobanalyse with its tasks, and praktijkverklaring."""

from collections.abc import Iterator

from stagedesk.domain.job_analysis import JOB_ANALYSIS_FORM, JobAnalysis
from stagedesk.domain.placements import Placement
from stagedesk.domain.practice_statements import PracticeStatement
from stagedesk.domain.times import form_date
from stagedesk.reports import job_analysis, practice_statement
from stagedesk.reports.job_analysis import JobAnalysisPaper, TaskLine
from stagedesk.reports.practice_statement import PracticeStatementPaper
from stagedesk.reports.style import SchoolHead
from stagedesk.services.gather_forms import company_part, last_day
from stagedesk.services.gathering import NoGround, Options, Piece, Year, current


def analyses(year: Year, options: Options) -> Iterator[Piece]:
    """The jobanalyse of every placement that has one; blank with what is known of the placement."""
    if options.blank:
        yield Piece("", [_analysis(year, current(year, options), options)], job_analysis.render)
        return
    found = [
        placement
        for placement in year.enrollment.placements
        if options.placement in (None, placement.key)
        and (placement.job_analysis is not None or placement.job_tasks)
    ]
    if not found:
        raise NoGround(f"{year.student.name}: heeft nog geen jobanalyse.")
    for placement in found:
        paper = _analysis(year, placement, options)
        yield Piece(company_part(year, placement), [paper], job_analysis.render)


def blank_analysis(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank jobanalyse."""
    del year
    paper = JobAnalysisPaper(head=head, school_year=options.year, blank=True)
    yield Piece("", [paper], job_analysis.render)


def _analysis(year: Year, placement: Placement, options: Options) -> JobAnalysisPaper:
    analysis = JobAnalysis() if options.blank else placement.job_analysis or JobAnalysis()
    on = analysis.on or last_day(placement, options.on)
    return JobAnalysisPaper(
        head=year.head,
        school_year=year.enrollment.school_year,
        student=year.student.name,
        school_class=year.enrollment.on(on).school_class or "",
        company=year.companies[placement.company].name,
        supervisor=_supervisor(year, placement, options),
        day=form_date(analysis.on) if analysis.on else "",
        answers={
            field.name: value
            for field in JOB_ANALYSIS_FORM.fields
            if field.name != "on" and (value := getattr(analysis, field.name))
        },
        tasks=()
        if options.blank
        else tuple(TaskLine(t.name, t.decision, t.aid or "") for t in placement.job_tasks),
        blank=options.blank,
    )


def statements(year: Year, options: Options) -> Iterator[Piece]:
    """Every praktijkverklaring of the year; blank for the placement of the day."""
    if options.blank:
        paper = _statement(year, current(year, options), PracticeStatement(""), options)
        yield Piece("", [paper], practice_statement.render)
        return
    found = [
        (placement, statement)
        for placement in year.enrollment.placements
        if options.placement in (None, placement.key)
        for statement in placement.statements
    ]
    if not found:
        raise NoGround(f"{year.student.name}: heeft nog geen praktijkverklaring.")
    for placement, statement in found:
        part = f"{company_part(year, placement)} {statement.qualification}"
        yield Piece(part, [_statement(year, placement, statement, options)],
                    practice_statement.render)  # fmt: skip


def blank_statement(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank praktijkverklaring."""
    del year
    paper = PracticeStatementPaper(head=head, school_year=options.year)
    yield Piece("", [paper], practice_statement.render)


def _statement(
    year: Year, placement: Placement, statement: PracticeStatement, options: Options
) -> PracticeStatementPaper:
    company = year.companies[placement.company]
    on = statement.on or last_day(placement, options.on)
    return PracticeStatementPaper(
        head=year.head,
        school_year=year.enrollment.school_year,
        student=year.student.name,
        school_class=year.enrollment.on(on).school_class or "",
        company=company.name,
        supervisor=_supervisor(year, placement, options),
        recognised=", ".join(str(level) for level in company.sbb_levels),
        qualification=statement.qualification,
        level=str(statement.level) if statement.level else "",
        processes=tuple(process for process in statement.processes if process),
        skills=statement.skills or "",
        day=form_date(statement.on) if statement.on else "",
    )


def _supervisor(year: Year, placement: Placement, options: Options) -> str:
    key = placement.on(last_day(placement, options.on)).supervisor
    people = year.companies[placement.company].supervisors
    return next((one.name for one in people if one.key == key), "")
