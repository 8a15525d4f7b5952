"""Gathers vakantieoverzicht and informatiepakket: what a company gets at the start of a stage."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from stagedesk.domain.calendar import SchoolCalendar, Week
from stagedesk.domain.placements import Placement
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import WEEKDAY_NAMES, format_date
from stagedesk.reports import (
    assessment,
    holidays,
    hours_slip,
    information_pack,
    pack_delivery,
    profile,
)
from stagedesk.reports.from_records import times_said
from stagedesk.reports.information_pack import Contact, Contents, Cover
from stagedesk.reports.pack_delivery import Letter, Part
from stagedesk.reports.style import SchoolHead
from stagedesk.services.gather_forms import assessment_paper, last_day, profiles
from stagedesk.services.gather_slips import blank_slips
from stagedesk.services.gathering import Options, Piece, Year, current


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers of one information pack; no guardian, birth date, grade or BSN is among them.

    Attributes:
        delivery: ``paper``, ``usb`` or ``mail``, as the company wishes.
        contents: (title, key, PDF-making report, its papers), in the order of the pack.
    """

    cover: Cover
    number: str
    delivery: str
    letter: Letter
    contents: tuple[tuple[str, str, Any, Sequence[Any]], ...]
    holiday_weeks: tuple[Week, ...]


def holiday_sheets(year: Year, options: Options) -> Iterator[Piece]:
    """The vakantieoverzicht for one student's company."""
    yield from general_holidays(year.head, year, options)


def general_holidays(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """The vakantieoverzicht of a school year; the same for everybody."""
    if year is None:
        raise ValueError("a calendar is needed")
    del options
    yield Piece("", [_holidays(head, year.calendar, year.policy.region)], holidays.render)


def _holidays(head: SchoolHead, calendar: SchoolCalendar, region: str) -> holidays.HolidaySheet:
    return holidays.of_calendar(head, calendar, region)


def packs(year: Year, options: Options) -> Iterator[Piece]:
    """The pack of a student's placement: cover, holidays, blank slips, blank form, profile."""
    placement = current(year, options)
    day = last_day(placement, options.on)
    blank = replace(options, on=day, blank=True, placement=placement.key)
    slips = blank_slips(year, placement, blank)
    (profile_piece,) = profiles(year, replace(options, placement=placement.key))
    first_name = year.student.first_name
    contents: list[tuple[str, str, Any, Sequence[Any]]] = [
        (
            "Vakantieoverzicht",
            "vakantieoverzicht",
            holidays.render,
            [_holidays(year.head, year.calendar, year.policy.region)],
        )
    ]
    if slips:
        weeks = [slip.week for slip in slips if slip.week is not None]
        contents.append((_slips_title(weeks), "urenbriefjes", hours_slip.render, slips))
    contents += [
        (
            "Beoordelingsformulier, leeg",
            "beoordelingsformulier",
            assessment.render,
            [assessment_paper(year, placement, blank)],
        ),
        (
            f"Persoonlijk profiel van {first_name}",
            "profiel",
            profile.render,
            profile_piece.papers,
        ),
    ]
    company = year.companies[placement.company]
    pack = Pack(
        _cover(year, placement, day),
        year.student.number,
        company.delivery or "paper",
        _letter(year, placement, day),
        tuple(contents),
        tuple(w for w in year.calendar.weeks if w not in year.calendar.teaching_weeks),
    )
    yield Piece("", [pack], render, None if pack.delivery == "paper" else files, draft)


def render(packs_to_print: Sequence[Pack]) -> bytes:
    """All packs in one PDF, each beginning with its cover."""
    every = [part for pack in packs_to_print for part in _parts(pack)]
    head = packs_to_print[0].cover.school
    return pack_delivery.merge(every, author=head.name)


def files(packs_to_print: Sequence[Pack]) -> dict[str, bytes]:
    """What the company asked for beside the PDF: a folder for a stick, or a draft mail."""
    (pack,) = packs_to_print
    parts = _parts(pack)
    if pack.delivery == "usb":
        folder = f"infopakket_{pack_delivery.safe_piece(pack.number, 'leerling')}"
        return {f"{folder}/{n}": pdf for n, pdf in pack_delivery.files(pack.number, parts).items()}
    name = f"infopakket_{pack_delivery.safe_piece(pack.number, 'leerling')}.eml"
    return {name: draft(packs_to_print)}


def draft(packs_to_print: Sequence[Pack]) -> bytes:
    """The pack as a draft mail to the company, whatever its own wish is."""
    (pack,) = packs_to_print
    return pack_delivery.mail(pack.letter, pack.number, _parts(pack))


def _parts(pack: Pack) -> list[Part]:
    made = [Part(title, report(papers), key) for title, key, report, papers in pack.contents]
    lines = tuple(
        Contents(part.title, _note(pack, part, papers))
        for part, (_, _, _, papers) in zip(made, pack.contents, strict=True)
    )
    cover = information_pack.render([replace(pack.cover, contents=lines)])
    return [Part("Voorblad", cover, "voorblad"), *made]


def _note(pack: Pack, part: Part, papers: Sequence[Any]) -> str:
    """'1 blad', '1 blad, twee kanten', '11 briefjes op 6 bladen (week 43 is vakantie)'."""
    from pypdf import PdfReader

    pages = len(PdfReader(BytesIO(part.pdf)).pages)
    if part.key == "beoordelingsformulier" and pages == 2:
        return "1 blad, twee kanten"
    sheets = "1 blad" if pages == 1 else f"{pages} bladen"
    if part.key != "urenbriefjes":
        return sheets
    count = "1 briefje" if len(papers) == 1 else f"{len(papers)} briefjes"
    weeks = [slip.week for slip in papers]
    skipped = [str(w[1]) for w in pack.holiday_weeks if min(weeks) < w < max(weeks)]
    if not skipped:
        return f"{count} op {sheets}"
    verb = "is" if len(skipped) == 1 else "zijn"
    return f"{count} op {sheets} (week {format_list(skipped)} {verb} vakantie)"


def _slips_title(weeks: Sequence[Week]) -> str:
    first, last = min(weeks), max(weeks)
    if first == last:
        return f"Urenbriefje week {first[1]}"
    return f"Urenbriefjes week {first[1]} tot en met {last[1]}"


def _cover(year: Year, placement: Placement, day: dt.date) -> Cover:
    facts = placement.on(day)
    company = year.companies[placement.company]
    jobcoach = year.jobcoach(day)
    school = year.school
    reachable = f"bereikbaar {school.reachable}" if school.reachable else school.email or ""
    return Cover(
        school=year.head,
        school_year=year.enrollment.school_year,
        company=company.name,
        attention=_supervisor(year, placement, day)[0],
        student=year.student.name,
        school_class=year.enrollment.on(day).school_class or "",
        days=format_list(WEEKDAY_NAMES[n] for n in facts.timetable.days),
        start=format_date(placement.start) if placement.start else "",
        times=times_said(facts.timetable),
        contents=(),
        jobcoach=Contact(
            "Jobcoach",
            jobcoach.name if jobcoach else "",
            (jobcoach.phone or "") if jobcoach else "",
            (jobcoach.email or "") if jobcoach else "",
        ),
        reception=Contact("School (ook bij nood)", year.head.name, year.head.phone, reachable),
    )


def _letter(year: Year, placement: Placement, day: dt.date) -> Letter:
    name, mail = _supervisor(year, placement, day)
    jobcoach = year.jobcoach(day)
    return Letter(
        to=mail or year.companies[placement.company].email,
        attention=name or None,
        student=year.student.name,
        school_year=year.enrollment.school_year,
        jobcoach=jobcoach.name if jobcoach else None,
        phone=(jobcoach.phone if jobcoach else None) or year.head.phone or None,
        school=year.head.name,
    )


def _supervisor(year: Year, placement: Placement, day: dt.date) -> tuple[str, str | None]:
    key = placement.on(day).supervisor
    for one in year.companies[placement.company].supervisors:
        if one.key == key:
            return one.name, one.email
    return "", None
