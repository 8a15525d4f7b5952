"""Gathers deelcertificaat, eindcertificaat and niet-behaald (Bijlage 5)."""

from collections.abc import Iterator

from stagedesk.domain.certificate_basis import certificate_basis
from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.verdict import Verdict
from stagedesk.reports import certificate, not_earned
from stagedesk.reports.not_earned_words import not_earned_paper
from stagedesk.services import handing_out
from stagedesk.services.certificates import facts_of, hours_of, judged
from stagedesk.services.gathering import NoGround, Options, Piece, Year, current


def parts(year: Year, options: Options) -> Iterator[Piece]:
    """Every part certificate that was handed out (as it was then) or is earned now."""
    verdict = judge_year(year, options)
    numbers = {p.certificate for p in verdict.parts if p.earned}
    numbers |= {c.certificate for c in year.enrollment.certificates if c.certificate is not None}
    if not numbers:
        raise NoGround(f"{year.student.name}: heeft nog geen deelcertificaat behaald.")
    for number in sorted(numbers):
        yield _piece(year, options, verdict, number, str(number))


def finals(year: Year, options: Options) -> Iterator[Piece]:
    """The final certificate, handed out or earned now."""
    verdict = judge_year(year, options)
    handed = any(c.kind == "final" for c in year.enrollment.certificates)
    if not verdict.final.earned and not handed:
        raise NoGround(f"{year.student.name}: heeft het eindcertificaat nog niet behaald.")
    yield _piece(year, options, verdict, None, "")


def reasons(year: Year, options: Options) -> Iterator[Piece]:
    """Why a certificate was not earned, in a friendly tone; nothing when everything is."""
    verdict = judge_year(year, options)
    if verdict.final.earned:
        raise NoGround(f"{year.student.name}: heeft alles behaald.")
    then = year.enrollment.on(options.on)
    jobcoach = year.jobcoach(options.on)
    company = ""
    if year.enrollment.placements:
        company = year.companies[current(year, options).company].name
    paper = not_earned_paper(
        year.head,
        year.policy,
        year.enrollment.grade_year,
        verdict,
        student=year.student.name,
        first_name=year.student.first_name,
        school_class=then.school_class or "",
        company=company,
        on=options.on,
        jobcoach=jobcoach.name if jobcoach else "",
        jobcoach_phone=(jobcoach.phone or "") if jobcoach else "",
    )
    yield Piece("", [paper], not_earned.render)


def judge_year(year: Year, options: Options) -> Verdict:
    """The verdict of the paper's day."""
    hours = hours_of(year.enrollment, year.companies, year.policy, year.calendar, options.on)
    return judged(year.enrollment, year.companies, year.policy, hours, options.on)


def _piece(year: Year, options: Options, verdict: Verdict, number: int | None, part: str) -> Piece:
    """A certificate from what it stood on; one not handed out yet prints without a number."""
    for handed in year.enrollment.certificates:
        if (handed.kind, handed.certificate) == ("part" if number else "final", number):
            return Piece(part, [certificate.of_handed_out(year.head, handed)], certificate.render)
    basis = certificate_basis(
        year.policy,
        verdict,
        facts_of(year.enrollment, year.companies, year.policy, options.on),
        number,
        handing_out.names_on_paper(
            year.student, year.enrollment, year.policy, year.school.director
        ),
    )
    now = HandedOut(
        "", "part" if number else "final", options.on, number, str(basis["company"]), basis
    )
    return Piece(part, [certificate.of_handed_out(year.head, now)], certificate.render)
