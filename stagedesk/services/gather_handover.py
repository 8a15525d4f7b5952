"""Gathers the overdracht: what WSPR or JOLO may know, checked for completeness at the print."""

import datetime as dt
from collections.abc import Iterator

from stagedesk.domain.hours import signed_minutes
from stagedesk.domain.outflow import (
    DESTINATIONS,
    ROUTES,
    TAKERS,
    Handover,
    Outflow,
    checklist,
    handover,
    lacking,
    lacking_sentence,
)
from stagedesk.domain.placements import Placement
from stagedesk.domain.students import Student
from stagedesk.domain.times import age, form_date, format_date
from stagedesk.reports import handover as report
from stagedesk.reports.handover import HandoverPaper
from stagedesk.reports.style import SchoolHead
from stagedesk.services.gathering import NoGround, Options, Piece, Year

Rows = tuple[tuple[str, str], ...]


def handovers(year: Year, options: Options) -> Iterator[Piece]:
    """The overdracht of a student whom WSPR or JOLO takes over (WSPR & JOLO)."""
    if options.blank:
        yield Piece("", [_paper(year, Outflow(), "", options.on)], report.render)
        return
    outflow = year.student.outflow
    if outflow is None:
        raise NoGround(f"{year.student.name}: vul eerst de uitstroom in.")
    to = handover(outflow)
    missing = lacking(outflow)
    if to.decided and to.to is None:
        raise NoGround(f"{year.student.name}: {to.why}")
    if missing or to.to is None:
        words = lacking_sentence(missing) or to.why
        raise NoGround(f"{year.student.name}: nog geen overdracht. {words}")
    yield Piece("", [_paper(year, outflow, TAKERS[to.to], options.on)], report.render)


def blank_handover(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank overdracht."""
    del year, options
    boxes = _boxes(Student(""), Outflow(), "")
    paper = HandoverPaper(head=head, boxes=boxes, blocks=_blocks(Outflow(), (), ()))
    yield Piece("", [paper], report.render)


def _paper(year: Year, outflow: Outflow, taker: str, on: dt.date) -> HandoverPaper:
    student = year.student
    contact: Rows = (
        ("School", _line(year.head.name, year.head.phone, year.head.email)),
        ("Jobcoach", _jobcoach(year, on)),
    )
    return HandoverPaper(
        head=year.head,
        student=student.name,
        school_class=year.enrollment.on(on).school_class or "",
        taker=taker,
        boxes=_boxes(student, outflow, _born(student, on)),
        blocks=_blocks(outflow, _experience(year, on), contact, _guidance(year)),
    )


def _boxes(
    student: Student, outflow: Outflow, born: str
) -> tuple[tuple[tuple[str, str, float], ...], ...]:
    place = _line(student.address, _words(student.postcode, student.city), sep=", ")
    diploma, consent = _day(outflow.diploma_on), _day(outflow.share_consent_on)
    return (
        (("Naam", student.name, 118.0), ("Geboren", born, 60.0)),
        (("Adres", place, 118.0), ("Telefoon", student.phone or "", 60.0)),
        (("E-mail", student.email or "", 88.0), ("Diploma op", diploma, 40.0),
         ("Toestemming om te delen op", consent, 50.0)),
    )  # fmt: skip


def _born(student: Student, on: dt.date) -> str:
    if student.birth_date is None:
        return ""
    return f"{form_date(student.birth_date)} ({age(student.birth_date, on)} jaar)"


def _blocks(
    outflow: Outflow, experience: Rows, contact: Rows, guidance: Rows = ()
) -> tuple[tuple[str, Rows], ...]:
    to = handover(outflow)
    found = (
        ("Waar de leerling naartoe gaat", _destination(outflow, to)),
        ("Wat de leerling heeft gedaan", experience or (("Stages", ""), ("Certificaten", ""))),
        ("Begeleiding", (*guidance, ("Goed om te weten", outflow.handover_note or ""))),
        ("De overdracht", (*_arranged(outflow), *contact)),
    )
    return found


def _destination(outflow: Outflow, to: Handover) -> Rows:
    route = dict(ROUTES).get(outflow.route or "", "")
    where = dict(DESTINATIONS).get(outflow.destination or "", "")
    hours = f"{outflow.contract_hours} uur per week" if outflow.contract_hours else ""
    begin = f"vanaf {format_date(outflow.contract_from)}" if outflow.contract_from else ""
    able = ""
    if outflow.able_to_work is not None:
        word = "Ja" if outflow.able_to_work else "Nog niet"
        when = f", bepaald op {form_date(outflow.able_on)}" if outflow.able_on else ""
        able = f"{word}{when}. {outflow.able_reason or ''}".strip()
    rows = (
        ("Route", route),
        ("Bestemming", _line(where, outflow.place, outflow.work)),
        ("Contract", _line(hours, begin)),
        ("Werkvaardig", able),
        ("Waarom overdracht", to.why if to.to else ""),
    )
    # A guaranteed job says enough; without a contract its line stays away.
    return tuple(
        (label, text)
        for label, text in rows
        if text or outflow == Outflow() or label in ("Route", "Bestemming")
    )


def _experience(year: Year, on: dt.date) -> Rows:
    stages = []
    for enrollment in year.student.enrollments:
        for placement in enrollment.placements:
            if placement.has_begun(on):
                stages.append(_stage(year, placement))
    certificates = [
        f"Deelcertificaat {one.certificate} {_name(year, one.certificate)}, {form_date(one.on)}"
        if one.kind == "part"
        else f"Eindcertificaat, {form_date(one.on)}"
        for enrollment in year.student.enrollments
        for one in enrollment.certificates
    ]
    return (("Stages", "\n".join(stages)), ("Certificaten", "\n".join(certificates)))


def _stage(year: Year, placement: Placement) -> str:
    company = year.companies[placement.company]
    end = f" tot {form_date(placement.end)}" if placement.end else ""
    hours = signed_minutes([placement]) // 60
    start = f"vanaf {form_date(placement.start)}" if placement.start else ""
    return _line(company.name, placement.work, f"{start}{end}", f"{hours} uur")


def _name(year: Year, certificate: int | None) -> str:
    found = year.policy.certificates.get(certificate or 0)
    return f"‘{found.name}’" if found else ""


def _guidance(year: Year) -> Rows:
    enrollment = year.enrollment
    rows = (
        ("Goed in", enrollment.strengths),
        ("Dit helpt", enrollment.helps),
        ("Vervoer", enrollment.travel),
    )
    return tuple((label, text) for label, text in rows if text)


def _arranged(outflow: Outflow) -> Rows:
    done = [f"{one.label}: {form_date(one.on)}" for one in checklist(outflow) if one.on]
    todo = [f"{one.label}: nog niet" for one in checklist(outflow) if one.needed and not one.on]
    known = outflow != Outflow()
    return (
        ("Geregeld", "\n".join((*done, *todo)) if known else ""),
        ("Kennismaking op school", _day(outflow.introduced_on)),
        ("Overgedragen op", _day(outflow.handed_over_on)),
        ("Wie het overneemt", outflow.handover_contact or ""),
    )


def _jobcoach(year: Year, on: dt.date) -> str:
    staff = year.jobcoach(on)
    return _line(staff.name, staff.phone, staff.email) if staff else ""


def _day(day: dt.date | None) -> str:
    return form_date(day) if day else ""


def _words(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _line(*parts: str | None, sep: str = " · ") -> str:
    return sep.join(part for part in parts if part)
