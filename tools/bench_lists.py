"""Measures every list of the window on a school of two thousand students, without its window.

Exists because a list must answer within 100 ms however large the school is; the demonstration
of 240 says nothing of that.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stagedesk.services.transaction import Desk

_ON, _YEAR = date(2027, 5, 25), "2026-2027"
_STUDENTS = 2000
_RUNS = 5


def measure(folder: Path) -> Iterator[tuple[str, float, float, int]]:
    """Name of each list, its first and its median milliseconds, and its rows; made when needed."""
    from stagedesk.services import demonstration, records, vault

    password = os.environ["STAGEDESK_PASSWORD"]
    shutil.rmtree(folder, ignore_errors=True)
    demonstration.build(folder, password, _STUDENTS, _ON).close()
    with closing(vault.unlock(folder, password, write=False)) as desk:
        staff = desk.read(records.load_staff)
        coach = next(key for key, person in staff.items() if person.role == "jobcoach")
        for name, use_case, *arguments in _lists(desk, coach):
            options = arguments.pop() if arguments and isinstance(arguments[-1], dict) else {}
            taken = []
            for _ in range(_RUNS):
                begin = perf_counter()
                rows = desk.read(use_case, *arguments, **options)
                taken.append((perf_counter() - begin) * 1000)
            yield name, taken[0], median(taken), _count(rows)


def _count(found: Any) -> int:
    for name in ("rows", "groups", "members"):
        found = getattr(found, name, found)
    return len(found)


def _lists(desk: "Desk", coach: str) -> Iterator[tuple[Any, ...]]:
    """Each list as (name, use case, its arguments, its options)."""
    from stagedesk.services import (
        badges,
        companies,
        company_merge,
        internal,
        matching,
        meetings,
        new_year,
        outflow_list,
        removal,
        slip_grid,
        students,
        support_board,
        today,
        visit_calendar,
        whereabouts,
        without_placement,
    )
    from stagedesk.services.enrollments import keys
    from stagedesk.services.outflow_list import Which

    someone = desk.read(students.list_rows, _YEAR, _ON, jobcoach=coach)[0]
    enrollment = desk.read(keys, someone.key, _YEAR).enrollment
    company = desk.read(companies.list_rows, _YEAR, _ON)[0].key

    mine = {"jobcoach": coach}
    yield "Leerlingen, everybody", students.list_rows, _YEAR, _ON
    yield "Leerlingen, one jobcoach", students.list_rows, _YEAR, _ON, mine
    yield "Leerlingen, part of a name", students.list_rows, _YEAR, _ON, {"text": "van"}
    yield "Ctrl+K", students.search, "ver"
    yield "badges, one jobcoach", badges.of_students, _YEAR, None, _ON, mine
    yield "Vandaag, one jobcoach", today.todo, _ON, _YEAR, coach
    yield "Vandaag, everybody (worker)", today.todo, _ON, _YEAR
    yield "Bedrijven", companies.list_rows, _YEAR, _ON
    yield "Bedrijven, by students", companies.list_rows, _YEAR, _ON, {"sort": "students"}
    yield "Urenbriefjes, one jobcoach", slip_grid.class_grid, _YEAR, _ON, {"jobcoach_key": coach}
    yield "Uitstroom", outflow_list.rows, _YEAR, _ON, Which.EVERYBODY
    yield "Wie is waar", whereabouts.of_day, _YEAR, _ON
    yield "Zonder stage", without_placement.list_rows, _YEAR, _ON
    yield "meetings", meetings.list_rows, _YEAR
    yield "Supported Employment", support_board.cards, _YEAR, _ON
    yield "Opruimen", removal.proposals, _ON
    yield "Plek zoeken", matching.for_student, enrollment, _ON
    yield "Wie past hier", matching.for_company, company, _YEAR, _ON
    yield "companies that look alike", company_merge.candidates, company
    yield "longest not visited", visit_calendar.last_visits, _YEAR, _ON
    yield "Interne stage", internal.page, _YEAR, _ON
    yield "Nieuw schooljaar (worker)", new_year.proposal, _YEAR
