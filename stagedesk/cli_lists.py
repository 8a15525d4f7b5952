"""Lists in and out of the command line: for Magister, Profijt, and the upload of certificates.

Exists apart from the other commands, which the contract fixes.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from stagedesk.cli_arguments import (
    OnDate,
    SchoolYear,
    Students,
    day_of,
    known,
    open_desk,
    year_of,
)


def export_list(
    context: typer.Context,
    name: str,
    out: Annotated[
        Path,
        typer.Option(readable=False, help="Bestand op .xlsx of .csv; een map bij certificaten."),
    ],
    student: Students = None,
    school_class: Annotated[str | None, typer.Option("--class", help="Klas.")] = None,
    school_year: SchoolYear = None,
    on: OnDate = None,
) -> None:
    """Schrijf een lijst voor een ander systeem: magister, profijt of certificaten."""
    from stagedesk.services import export_lists, printing

    if name not in export_lists.LISTS:
        names = ", ".join(export_lists.LISTS)
        raise typer.BadParameter(f"'{name}' bestaat niet. Kies uit: {names}.", param_hint="NAME")
    options = printing.Options(on=day_of(on), school_year=year_of(school_year))
    with open_desk(context) as desk:
        known(desk, student)
        keys = desk.read(printing.whom, student or None, school_class, options)
        notices: tuple[str, ...] = ()
        if name == export_lists.CERTIFICATES:
            said, notices = export_lists.write_certificates(desk, keys, options, out)
        else:
            said = export_lists.write(desk, name, keys, options, out)
    print(said)
    for text in notices:
        print(text, file=sys.stderr)


def calendar(
    context: typer.Context,
    out: Annotated[Path, typer.Option(readable=False, help="Bestand op .ics.")],
    student: Students = None,
    school_class: Annotated[str | None, typer.Option("--class", help="Klas.")] = None,
    school_year: SchoolYear = None,
    on: OnDate = None,
) -> None:
    """Schrijf de geplande bezoeken als agenda (.ics), zonder wat vertrouwelijk is."""
    from stagedesk.services import printing, visit_calendar

    options = printing.Options(on=day_of(on), school_year=year_of(school_year))
    with open_desk(context) as desk:
        known(desk, student)
        keys = desk.read(printing.whom, student or None, school_class, options)
        print(visit_calendar.write(desk, keys, options.year, options.on, out))
