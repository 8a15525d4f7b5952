"""Inzage and removal on the command line: what leaves the data of one student, to read or for good.

Exists apart from the other commands, which the contract fixes.
"""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from stagedesk.cli_arguments import AsJson, OnDate, Students, day_of, known, open_desk


def write_access(
    context: typer.Context, file: Path, numbers: list[str] | None, on: str | None
) -> None:
    """Carry out ``export --with-history``: all of one student in one zip file."""
    from stagedesk.services import access, students

    if not numbers or len(numbers) != 1:
        raise typer.BadParameter("Noem één leerling.", param_hint="--student")
    with open_desk(context) as desk:
        known(desk, numbers)
        key = desk.read(students.keys_of, numbers)[numbers[0]]
        count = access.write(desk, file, key, day_of(on))
    print(f"{file.name}: 1 leerling, {count} wijzigingen.")
    print(access.WARNING, file=sys.stderr)


def retention(context: typer.Context, on: OnDate = None, as_json: AsJson = False) -> None:
    """Noem wie lang genoeg van school is: wiens gegevens weg mogen. Haalt niets weg."""
    from stagedesk.domain.retention import EXTENTS
    from stagedesk.domain.times import form_date
    from stagedesk.services import removal

    with open_desk(context) as desk:
        found = desk.read(removal.proposals, day_of(on))
    if as_json:
        rows = [
            {
                "student": one.number,
                "left_on": one.left_on.isoformat() if one.left_on else None,
                "since": one.since.isoformat() if one.since else None,
                "extent": one.extent.value,
            }
            for one in sorted(found, key=lambda one: one.number)
        ]
        print(json.dumps(rows, indent=2))
        return
    for one in found:
        left = form_date(one.left_on) if one.left_on else ""
        print(f"{one.number}  {one.name}, van school sinds {left}: {EXTENTS[one.extent]}")


def remove(
    context: typer.Context,
    student: Students = None,
    typed: Annotated[
        str, typer.Option("--confirm", help="Typ: verwijderen. Anders gebeurt er niets.")
    ] = "",
    whole: Annotated[
        bool, typer.Option("--whole", help="Alles, ook inschrijving en verzuim, ook eerder.")
    ] = False,
    on: OnDate = None,
) -> None:
    """Haal de gegevens van leerlingen voorgoed weg, met hun geschiedenis."""
    from stagedesk.domain.problem import InputError, Problem
    from stagedesk.domain.retention import Extent
    from stagedesk.services import old_copies, removal, students
    from stagedesk.services.removal_words import report_text

    if not student:
        raise typer.BadParameter("Noem een leerling.", param_hint="--student")
    with open_desk(context, write=True) as desk:
        known(desk, student)
        keys = desk.read(students.keys_of, student)
        due = {one.student_key: one.extent for one in desk.read(removal.proposals, day_of(on))}
        early = [number for number, key in keys.items() if key not in due]
        if early and not whole:
            raise InputError(
                *(
                    Problem("--student", f"Van {number} mag nog niets weg. Kies --whole.")
                    for number in early
                )
            )
        picks = [removal.Pick(key, Extent.WHOLE if whole else due[key]) for key in keys.values()]
        report = removal.carry_out(desk, picks, day_of(on), typed)
        copies = old_copies.older(desk, old_copies.moment())
        elsewhere = old_copies.elsewhere(desk)
    print(report_text(report), end="")
    for place in report.look:
        print(f"Kijk na: {place.shown}", file=sys.stderr)
    for copy in copies:
        print(f"Heeft het nog: {copy.path}", file=sys.stderr)
    print(elsewhere, file=sys.stderr)
