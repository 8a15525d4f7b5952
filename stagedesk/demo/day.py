"""The day around the placements of the demonstration: sick calls, papers, travel, pictures."""

import struct
import zlib
from dataclasses import replace
from datetime import date, timedelta
from math import sin
from random import Random

from stagedesk.demo.world import World, seeded
from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.attachments import Attachment
from stagedesk.domain.calendar import monday, week_of
from stagedesk.domain.companies import TRAVELS
from stagedesk.domain.dossier import Staff
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.placements import Placement
from stagedesk.domain.slips import HoursSlip
from stagedesk.domain.stand_ins import StandIn
from stagedesk.domain.student_papers import StudentPaper
from stagedesk.domain.students import Student
from stagedesk.domain.texts import fold

#: Shares of the students with a placement that runs.
_SICK, _SICK_BEFORE, _PAPERS, _DEAL, _PICTURE, _LIES_HERE = 0.06, 0.2, 0.25, 0.05, 0.2, 0.5
_MOVING = 0.04
#: What is told of the way, in words that fit how the student travels.
_ROUTES = {
    "walk": ("Door het park, dan de tweede straat links", "Langs het kanaal, bij de brug rechtsaf"),
    "bike": ("Fietspad langs het kanaal, bij de brug rechtsaf", "Over de dijk, stalling achterom"),
    "public": (
        "Metro tot station Zuid, dan vijf minuten lopen",
        "Bus 44 tot de halte Havenplein",
    ),
    "driven": ("Met het busje, om 8:15 bij de poort", "Rijdt mee met een collega"),
}
_REMARKS = ("Griep, gebeld om kwart voor acht", "Buikpijn, moeder belde", "Verslapen en ziek")


def with_day(world: World, student: Student, *, ordinary: bool) -> Student:
    """The student with what the day brings, in the school year of the world's day.

    Only ``ordinary`` students get what changes their slips: a case shows one thing.
    """
    if student.left_on is not None or not student.enrollments:
        return student
    now = student.enrollments[-1]
    if now.school_year != world.this_year:
        return student
    chance = seeded("day", student.number)
    placements = tuple(_placement(world, one, chance, ordinary) for one in now.placements)
    if ordinary:
        placements = _moving_on(world, placements, chance)
    external = [p for p in placements if p.kind != "internal" and p.runs(world.on)]
    year = replace(now, placements=placements)
    if external:
        year = replace(year, absences=_absences(world, chance))
        student = replace(student, papers=_papers(world, external[-1], chance))
    return replace(student, enrollments=(*student.enrollments[:-1], year))


def with_stand_ins(world: World, staff: tuple[Staff, ...]) -> tuple[Staff, ...]:
    """The staff, of whom one jobcoach is away for two weeks and the first by name takes over."""
    coaches = sorted((one for one in staff if one.role == "jobcoach"), key=lambda o: fold(o.name))
    if len(coaches) < 2:
        return staff
    first = monday(week_of(world.on))
    away = StandIn(coaches[0].name, first, first + timedelta(days=11), "Verlof")
    return tuple(replace(o, stand_ins=(away,)) if o is coaches[-1] else o for o in staff)


def _placement(world: World, placement: Placement, chance: Random, ordinary: bool) -> Placement:
    if placement.start is None or placement.kind == "internal":
        return placement
    on = world.on
    travel = chance.choice(TRAVELS)[0]
    placement = replace(
        placement,
        clothes_ready=True,
        route_tried=True,
        travel_by=travel,
        travel_minutes=chance.choice((10, 15, 20, 25, 35)),
        travel_route=chance.choice(_ROUTES[travel]) if chance.random() < 0.4 else None,
    )
    signed = placement.agreement_signed_on
    if signed is not None and chance.random() < _PICTURE:
        picture = Attachment("agreement", signed, _picture(chance), "Getekend door alle drie")
        placement = replace(placement, attachments=(picture,))
    if not placement.runs(on):
        return placement
    if chance.random() < _DEAL:
        agreed = on - timedelta(days=12)
        deal = MakeUpDeal(agreed, chance.choice((240, 450)), on + timedelta(days=5), "Een zaterdag")
        placement = replace(placement, make_ups=(deal,))
    return _lies_here(placement, on, chance) if ordinary else placement


def _moving_on(
    world: World, placements: tuple[Placement, ...], chance: Random
) -> tuple[Placement, ...]:
    """Perhaps the student goes to another company within two weeks: not all is ready yet."""
    first = monday(week_of(world.on)) + timedelta(days=7)
    if chance.random() > _MOVING or first >= world.years[world.this_year].calendar.last_day:
        return placements
    for number, old in enumerate(placements):
        if old.kind == "internal" or not old.runs(world.on):
            continue
        others = [c for all_ in world.companies.values() for c in all_ if c.key != old.company]
        if not others or (old.end is not None and old.end < first):
            return placements
        company = chance.choice(others)
        new = Placement(
            company=company.key,
            supervisor=company.supervisors[0].key if company.supervisors else None,
            start=first,
            end=old.end,
            agreement_sent_on=world.on - timedelta(days=4),
            timetable=old.timetable,
            travel_by="bike",
        )
        ended = replace(old, end=first - timedelta(days=3), ended_by="school",
                        end_reason="Andere werkzaamheden")  # fmt: skip
        return (*placements[:number], ended, *placements[number + 1 :], new)
    return placements


def _lies_here(placement: Placement, on: date, chance: Random) -> Placement:
    """Perhaps the paper of last week lies here while its hours are still to be typed."""
    week = week_of(on - timedelta(days=7))
    there = any((slip.iso_year, slip.iso_week) == week for slip in placement.slips)
    first = placement.start or on
    if there or first > monday(week) or chance.random() > _LIES_HERE:
        return placement
    return replace(placement, slips=(*placement.slips, HoursSlip(*week, handed_in_on=on)))


def _absences(world: World, chance: Random) -> tuple[AbsenceNotice, ...]:
    on, found = world.on, []
    if chance.random() < _SICK_BEFORE:
        day = on - timedelta(days=chance.choice((14, 21, 35)))
        found.append(
            AbsenceNotice(
                day,
                day + timedelta(days=1),
                reported=True,
                company_called=True,
                home_called=True,
                remark=chance.choice(_REMARKS),
            )
        )
    if chance.random() < _SICK:
        found.append(AbsenceNotice(on, reported=True, home_called=chance.random() < 0.5))
    return tuple(found)


def _papers(world: World, placement: Placement, chance: Random) -> tuple[StudentPaper, ...]:
    if chance.random() > _PAPERS or placement.start is None:
        return ()
    asked = placement.start - timedelta(days=30)
    kind = chance.choice(("vog", "vca", "hygiene"))
    left = chance.choice((20, 200, 700, 900))
    if left == 900:
        return (StudentPaper(kind, requested_on=world.on - timedelta(days=9)),)
    until = world.on + timedelta(days=left)
    received = asked + timedelta(days=16)
    return (StudentPaper(kind, requested_on=asked, received_on=received, until=until),)


def _picture(chance: Random) -> bytes:
    """A small picture that looks like a signed sheet: grey lines, and a blue scrawl below."""
    wide, high = 210, 297
    rows = []
    wave = chance.randint(3, 9)
    for y in range(high):
        row = bytearray(b"\xfc" * wide * 3)
        if 30 < y < 200 and y % 12 < 2:
            long = 3 * chance.randint(90, 150)
            row[60 : 60 + long] = b"\xb0" * long
        for x in range(40, 130):
            if abs(y - 240 - 10 * sin(x / wave)) < 2:
                row[3 * x : 3 * x + 3] = b"\x20\x30\xa0"
        rows.append(b"\0" + bytes(row[: wide * 3]))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(b"".join(rows), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
