"""What is typed behind a command becomes a value, or a Dutch sentence that says how to type it.

Exists apart from the commands, because every command reads its words in the same way.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from stagedesk.domain.problem import DeskError, InputError, Problem

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Students = Annotated[list[str] | None, typer.Option("--student", help="Leerlingnummer.")]
SchoolYear = Annotated[str | None, typer.Option("--school-year", help="Bijvoorbeeld 2026-2027.")]
OnDate = Annotated[
    str | None, typer.Option("--date", help="JJJJ-MM-DD; vandaag als het ontbreekt.")
]
#: Whether a file can be read is found out by reading it: Typer would call that wrong usage.
File = Annotated[Path, typer.Argument(readable=False)]
Files = Annotated[list[Path], typer.Argument(readable=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Als JSON.")]


def password(*, new: bool = False) -> str:
    """The password from STAGEDESK_PASSWORD, or asked for on a terminal.

    Raises:
        DeskError: there is none and nobody to ask, or it was typed in two ways.
    """
    given = os.environ.get("STAGEDESK_PASSWORD")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise DeskError("Geen wachtwoord. Zet het in STAGEDESK_PASSWORD.")
    import getpass

    typed = getpass.getpass("Wachtwoord: ")
    if new and getpass.getpass("Nog een keer: ") != typed:
        raise DeskError("De twee wachtwoorden zijn niet gelijk. Probeer opnieuw.")
    return typed


def day_of(text: str | None) -> date:
    """A --date as a day; today when left out.

    Raises:
        InputError: it is no day, or lies in no school year.
    """
    if text is None:
        return date.today()
    from stagedesk.domain.calendar import parse_school_year, school_year_of

    try:
        if _DATE.fullmatch(text):
            day = date.fromisoformat(text)
            parse_school_year(school_year_of(day))
            return day
    except (ValueError, InputError) as error:
        raise _bad_date(text) from error
    raise _bad_date(text)


def _bad_date(text: str) -> InputError:
    return InputError(Problem("--date", f"'{text}' is geen dag. Schrijf bijvoorbeeld 2026-11-20."))


def year_of(text: str | None) -> str | None:
    """A --school-year, checked.

    Raises:
        InputError: it is none.
    """
    if text is None:
        return None
    from stagedesk.domain.calendar import parse_school_year

    first, last = parse_school_year(text)
    return f"{first}-{last}"


def day_and_year(on: str | None, school_year: str | None) -> tuple[date, str]:
    """The day asked about, and the school year: that of the day when it is left out.

    Raises:
        InputError: one of them is none.
    """
    from stagedesk.domain.calendar import school_year_of

    day = day_of(on)
    return day, year_of(school_year) or school_year_of(day)


def print_json(value: object) -> None:
    """Print what a command found, readable and with its letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def weeks_of(text: str | None) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """A --weeks range as its first and last ISO week.

    Raises:
        InputError: it is no range, or a week does not exist.
    """
    if text is None:
        return None
    from stagedesk.domain.calendar import week_exists

    found = re.fullmatch(r"([0-9]{4})-W([0-9]{2})\.\.([0-9]{4})-W([0-9]{2})", text)
    if found is None:
        raise InputError(Problem("--weeks", "Schrijf de weken als 2026-W37..2026-W51."))
    first, last = (int(found[1]), int(found[2])), (int(found[3]), int(found[4]))
    for year, week in (first, last):
        if not week_exists(year, week):
            raise InputError(Problem("--weeks", f"Week {week} bestaat niet in {year}."))
    if last < first:
        raise InputError(Problem("--weeks", "De laatste week ligt voor de eerste."))
    return first, last


@contextmanager
def open_desk(context: typer.Context, *, write: bool = False) -> Iterator[Any]:
    """The data folder's desk, closed again afterwards.

    Raises:
        DeskError: there is no data, the password is wrong, or somebody else writes.
    """
    from stagedesk.services import vault

    desk = vault.unlock(context.obj.folder, password(), write=write)
    try:
        yield desk
    finally:
        desk.close()


def known(desk: Any, numbers: list[str] | None) -> None:
    """Refuse student numbers that are not there.

    Raises:
        InputError: names every unknown number.
    """
    from stagedesk.services import students

    unknown = desk.read(students.unknown_numbers, numbers or ())
    if unknown:
        raise InputError(*(Problem("--student", f"Leerling {n} is er niet.") for n in unknown))
