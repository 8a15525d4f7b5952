"""From the rows of a list to a Dossier, or to every fault in it with its row and column.

Exists so that a list from Excel goes the same way as a dossier file: the same checks, the same
merge, wholly or not at all.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from stagedesk.domain.dossier import Dossier
from stagedesk.domain.form import Kind
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import fold
from stagedesk.domain.values import read_value
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.list_columns import COLUMNS, COMPANIES, ListColumn, Listing
from stagedesk.exchange.sheet_reader import Raw, Row, column_letter

#: Day 0 of a spreadsheet, and the numbers that are days of a school: 1954 to 2119.
_DAY_ZERO = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_SERIAL = re.compile(r"[2-7][0-9]{4}")
_MOST_FAULTS = 500
_PLACE = re.compile(r"(students|companies)\[([0-9]+)\]\.?(.*)")
_GRADE_YEAR = re.compile(r"\s*([1-6])")
#: A phone number of which a spreadsheet ate the zero.
_BARE_PHONE = re.compile(r"[1-9][0-9]{8}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a list leaves unsaid.

    Attributes:
        school_year: of a row without one; None makes that a fault.
        sectors: key to Dutch name, of the policy.
        enrolled: (student number, school year) of who is enrolled already: they keep their grade
            year when the list has no column for it.
    """

    school_year: str | None
    sectors: Mapping[str, str] = field(default_factory=dict)
    enrolled: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list as a dossier; ``at_row`` turns a place in that dossier into row and column."""

    dossier: Dossier
    at_row: Callable[[Problem], Problem]


@dataclass(slots=True)
class _Reading:
    listing: Listing
    around: Surroundings
    problems: list[Problem] = field(default_factory=list)
    #: Row of each student or company in the tree, and column of each value under it.
    rows: list[Row] = field(default_factory=list)
    places: dict[tuple[int, str], int] = field(default_factory=dict)

    def fault(self, row: Row, column: int | None, text: str) -> None:
        self.problems.append(Problem(_place(self.listing, row, column), text))

    def at_row(self, problem: Problem) -> Problem:
        match = _PLACE.match(problem.field)
        if match is None or int(match[2]) >= len(self.rows):
            return problem
        index = int(match[2])
        row, column = self.rows[index], self.places.get((index, match[3]))
        label = _label(match[1], match[3])
        if column is not None or not label:
            return replace(problem, field=_place(self.listing, row, column))
        # What a file calls a key is a column here, and there is none with a value.
        text = f"{label} ontbreekt. Vul het in, of kies welke kolom het is."
        return replace(problem, field=_place(self.listing, row, None), text=text)


def read_list(listing: Listing, around: Surroundings) -> ListRead:
    """The students or companies of a list.

    Args:
        listing: with the meaning of its columns as the user left it.
        around: what the list leaves unsaid.

    Raises:
        InputError: every fault with its row and column; or the column is missing that says of
            whom a row is.
    """
    if listing.lacks:
        raise InputError(
            Problem("", f"Er is geen kolom '{listing.lacks}'. Kies welke kolom dat is.")
        )
    reading = _Reading(listing, around)
    build = _companies if listing.kind == COMPANIES else _students
    tree = {"stagedesk": 1, **build(reading)}
    if reading.problems:
        raise InputError(*_cut(reading.problems))
    try:
        dossier = read_dossier(json.dumps(tree).encode("ascii"))
    except InputError as fault:
        raise InputError(*_cut([reading.at_row(one) for one in fault.problems])) from fault
    return ListRead(dossier, reading.at_row)


def _label(kind: str, place: str) -> str:
    """The heading of what stands at a place under a student or a company; empty when unknown."""
    *owners, name = place.split(".")
    owner = {"students": "student", "companies": "company"}[kind]
    if owners:
        match = re.match(r"([a-z]+?)s\[([0-9]+)\]", owners[0])
        owner = match[1] if match else ""
        owner += str(int(match[2]) + 1) if match and owner == "guardian" else ""
    labels = {column.key: column.label for column in COLUMNS[kind]}
    return labels.get(f"{owner}.{name}", "")


def _cut(problems: list[Problem]) -> list[Problem]:
    more = len(problems) - _MOST_FAULTS
    if more <= 0:
        return problems
    return [*problems[:_MOST_FAULTS], Problem("", f"En nog {more} fouten. Verbeter eerst deze.")]


def _place(listing: Listing, row: Row, column: int | None) -> str:
    if column is None:
        return f"rij {row.number}"
    header = listing.headers[column]
    return f"rij {row.number}, kolom {column_letter(column)}" + (f" ({header})" if header else "")


def _students(reading: _Reading) -> dict[str, Any]:
    students: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for row in reading.listing.rows:
        found = _read_row(reading, row)
        number = found.get("student.number")
        if number is None:
            _say_missing(reading, row, "student.number", "leerlingnummer ontbreekt.")
            continue
        if number in seen:
            at = _column(reading, "student.number")
            reading.fault(row, at, f"dit leerlingnummer staat ook in rij {seen[number]}.")
            continue
        seen[number] = row.number
        index = _next(reading, row, len(students))
        student = _part(reading, index, found, "student")
        guardians: list[dict[str, Any]] = []
        for owner in ("guardian1", "guardian2"):
            if part := _part(reading, index, found, owner, f"guardians[{len(guardians)}]."):
                guardians.append(part)
        if guardians:
            student["guardians"] = guardians
        if enrollment := _enrollment(reading, row, index, found, str(number)):
            student["enrollments"] = [enrollment]
        students.append(student)
    return {"students": students}


def _enrollment(
    reading: _Reading, row: Row, index: int, found: Mapping[str, Any], number: str
) -> dict[str, Any]:
    part = _part(reading, index, found, "enrollment", "enrollments[0].")
    if not part:
        return {}
    year = part.setdefault("school_year", reading.around.school_year)
    if year is None:
        reading.fault(row, None, "het schooljaar ontbreekt. Zet er een kolom Schooljaar bij.")
        return {}
    subjects = part.get("subjects")
    if subjects is not None:
        part["subjects"] = _sectors(reading, row, "enrollment.subjects", str(subjects).split(","))
    new = (number, year) not in reading.around.enrolled
    first = _GRADE_YEAR.match(str(part.get("school_class", "")))
    # A class begins with its grade year; who is enrolled already keeps what stands there.
    if "grade_year" not in part and new and first:
        part["grade_year"] = int(first[1])
    return part


def _companies(reading: _Reading) -> dict[str, Any]:
    companies: dict[tuple[str, str], dict[str, Any]] = {}
    people = 0
    for row in reading.listing.rows:
        found = _read_row(reading, row)
        name = found.get("company.name")
        if name is None:
            _say_missing(reading, row, "company.name", "de naam ontbreekt.")
            continue
        same = (fold(str(name)), str(found.get("company.postcode", "")))
        if same not in companies:
            index = _next(reading, row, len(companies))
            company = {"id": f"c{index + 1}", **_part(reading, index, found, "company")}
            if sector := company.pop("sector", None):
                company["sector"] = next(
                    iter(_sectors(reading, row, "company.sector", [str(sector)])), None
                )
            companies[same] = {**company, "supervisors": []}
        index = list(companies).index(same)
        place = f"supervisors[{len(companies[same]['supervisors'])}]."
        person = _part(reading, index, found, "supervisor", place)
        # Who guides there stands once, however many rows name the company.
        if person and all(one["name"] != person.get("name") for one in _people(companies[same])):
            people += 1
            companies[same]["supervisors"].append({"id": f"s{people}", "name": None, **person})
    for company in companies.values():
        if not company["supervisors"]:
            del company["supervisors"]
    return {"companies": list(companies.values())}


def _say_missing(reading: _Reading, row: Row, key: str, text: str) -> None:
    """Say that a row lacks what it is about, unless its cell is at fault itself."""
    column = _column(reading, key)
    place = _place(reading.listing, row, column)
    if all(problem.field != place for problem in reading.problems):
        reading.fault(row, column, text)


def _people(company: Mapping[str, Any]) -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = company["supervisors"]
    return people


def _next(reading: _Reading, row: Row, index: int) -> int:
    reading.rows.append(row)
    return index


def _part(
    reading: _Reading, index: int, found: Mapping[str, Any], owner: str, place: str = ""
) -> dict[str, Any]:
    """What a row says of one owner, as the dossier file writes it; remembers its columns."""
    part: dict[str, Any] = {}
    for key, value in found.items():
        of, _, name = key.partition(".")
        if of == owner and name not in ("house_number", "house_addition"):
            part[name] = value.isoformat() if isinstance(value, dt.date) else value
            reading.places[(index, f"{place}{name}")] = reading.listing.columns.index(key)
    house = str(found.get(f"{owner}.house_number") or "")
    more = str(found.get(f"{owner}.house_addition") or "")
    if "address" in part and house:
        part["address"] = f"{part['address']} {house}{'-' if more[:1].isdigit() else ''}{more}"
    return part


def _read_row(reading: _Reading, row: Row) -> dict[str, Any]:
    """The values of a row by key; an empty cell says nothing."""
    columns = {column.key: column for column in COLUMNS[reading.listing.kind]}
    found: dict[str, Any] = {}
    for index, key in enumerate(reading.listing.columns):
        raw = row.cells[index] if index < len(row.cells) else None
        if key is None or raw is None:
            continue
        try:
            value = _value(columns[key], raw)
        except InputError as fault:
            for problem in fault.problems:
                reading.fault(row, index, problem.text)
            continue
        if value is not None:
            found[key] = value
    return found


def _value(column: ListColumn, raw: Raw) -> object | None:
    kind = column.field.kind
    if kind is Kind.DATE:
        return _day(column, raw)
    if column.key == "enrollment.school_year":
        return re.sub(r"[/ –]+", "-", _text(raw))
    if kind is Kind.PHONE and _BARE_PHONE.fullmatch(_text(raw)):
        return read_value(column.field, f"0{_text(raw)}")
    if kind is Kind.NUMBER and isinstance(raw, int) and not isinstance(raw, bool):
        return read_value(column.field, raw)
    if kind is Kind.NUMBER and column.key == "enrollment.grade_year":
        return read_value(column.field, re.sub(r"(?i)leerjaar|jaar", "", _text(raw)))
    if kind in (Kind.CHOICE, Kind.CHOICES):
        # The policy's own words are looked up where the policy is known.
        return _text(raw)
    return read_value(column.field, _text(raw))


def _day(column: ListColumn, raw: Raw) -> object | None:
    if isinstance(raw, dt.date):
        return raw
    text = _text(raw)
    if _SERIAL.fullmatch(text) and int(text) in _SERIALS:
        return _DAY_ZERO + dt.timedelta(days=int(text))
    # A day without its year is no birth date: nothing here may guess one.
    return read_value(column.field, text)


def _text(raw: Raw) -> str:
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    if isinstance(raw, Decimal):
        return f"{raw:f}".replace(".", ",")
    return str(raw)


def _sectors(reading: _Reading, row: Row, key: str, words: list[str]) -> list[str]:
    """The policy's sectors by key or name."""
    known = {fold(name): key for key, name in reading.around.sectors.items()}
    known |= {fold(key): key for key in reading.around.sectors}
    found = []
    for word in (word.strip() for word in words):
        if fold(word) in known:
            found.append(known[fold(word)])
        elif word:
            names = ", ".join(reading.around.sectors.values())
            reading.fault(
                row, _column(reading, key), f"'{word}' is geen sector. Kies uit: {names}."
            )
    return list(dict.fromkeys(found))


def _column(reading: _Reading, key: str) -> int | None:
    columns = reading.listing.columns
    return columns.index(key) if key in columns else None
