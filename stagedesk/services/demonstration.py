"""The demonstration school in a data folder: a school to look at, with people who do not exist."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from stagedesk.demo.names import read_names
from stagedesk.demo.school import make_school
from stagedesk.demo.world import Year, school_years
from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.dossier import CalendarEdit, Dossier, HolidayEdit, School
from stagedesk.domain.problem import DeskError
from stagedesk.paths import DATABASE, resources
from stagedesk.services import backup, importing, vault
from stagedesk.services.policies import shipped
from stagedesk.services.settings import remember, remembered
from stagedesk.services.transaction import Desk

_SETTING = "demo"


def build(folder: Path, password: str, students: int, on: date) -> Desk:
    """The demonstration school in a folder, made when it is not there yet.

    Args:
        folder: the data folder.
        password: of the new database, or of the one that is there.
        students: how many; the same number and date give the same school.
        on: the day up to which slips were handed in and forms filled in.

    Returns:
        The open desk; the caller closes it.

    Raises:
        DeskError: the folder holds other data, or cannot be written.
        InputError: the password is too short.
    """
    made = {"date": on.isoformat(), "students": students}
    if (folder / DATABASE).exists():
        return _there(folder, password, made)
    school = _school(students, on)
    desk, _ = vault.create(folder, password)
    try:
        desk.write("Demonstratieschool gemaakt", importing.import_dossier, school)
        desk.write("Demonstratieschool onthouden", remember, _SETTING, made)
        if school.school is not None:
            shown = school.school
            vault.update_front(folder, school_name=shown.name, place=shown.place)
        backup.make(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def _there(folder: Path, password: str, made: dict[str, object]) -> Desk:
    """The demonstration that is in the folder already."""
    desk = vault.unlock(folder, password)
    found = desk.read(_made)
    if found == made:
        return desk
    desk.close()
    if found is None:
        raise DeskError(f"In {folder} staan al gegevens. Kies met --data een lege map.")
    raise DeskError(
        f"In {folder} staat de demonstratie van {found['date']} met {found['students']} "
        "leerlingen. Kies met --data een lege map."
    )


def _made(session: Session) -> dict[str, object] | None:
    found: dict[str, object] | None = remembered(session, _SETTING)
    return found


def _school(students: int, on: date) -> Dossier:
    """The whole school as it stands on a day."""
    folder = resources() / "demo"
    names = read_names((folder / "names.toml").read_text("utf-8"))
    edits = {e.school_year: e for e in _edits((folder / "calendars.toml").read_text("utf-8"))}
    years = {}
    for school_year in school_years(on):
        policy = shipped(school_year)
        edit = None if policy.calendar_known else edits.get(school_year)
        years[school_year] = Year(policy, SchoolCalendar.of(policy, edit))
    used = tuple(
        edits[name] for name in sorted(years) if name in edits and not shipped(name).calendar_known
    )
    made = make_school(names, years, used, students, on)
    logo = (folder / "logo.png").read_bytes()
    return replace(made, school=replace(made.school or School(), logo=logo))


def _edits(text: str) -> tuple[CalendarEdit, ...]:
    """The calendars of years without a policy file, from their TOML text."""
    return tuple(
        CalendarEdit(
            school_year,
            year["first_day"],
            year["last_day"],
            tuple(HolidayEdit(h["name"], h["first"], h["last"]) for h in year["holidays"]),
        )
        for school_year, year in tomllib.loads(text).items()
    )
