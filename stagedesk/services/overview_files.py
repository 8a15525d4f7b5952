"""The numbers of the year, and the students behind one, as files for a spreadsheet."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

from stagedesk.domain.year_numbers import HOURS, Number, Topic
from stagedesk.exchange.spreadsheets import Cell, write_csv, write_xlsx
from stagedesk.models.files import write_whole
from stagedesk.services.year_overview import YearOverview


def write_numbers(overview: YearOverview, file: Path) -> None:
    """Write all numbers, one row each; ``.csv`` when the file is called so, else xlsx.

    Raises:
        DeskError: the file cannot be written.
    """
    before = overview.before
    headers = ["Onderwerp", "Regel", "Eenheid", overview.school_year, "van"]
    headers += [before, f"van ({before})"] if before else []
    rows = [_row(topic, one, bool(before)) for topic in overview.topics for one in topic.numbers]
    _write(file, f"Cijfers {overview.school_year}", headers, rows)


def write_behind(topic: Topic, one: Number, file: Path) -> None:
    """Write the students behind one number.

    Raises:
        DeskError: the file cannot be written.
    """
    headers = ["Leerlingnummer", "Naam", "Klas", f"{topic.title}: {one.label}"]
    rows: list[list[Cell]] = [
        [person.number, person.name, person.school_class, person.what] for person in one.behind
    ]
    _write(file, one.label, headers, rows)


def _row(topic: Topic, one: Number, before: bool) -> list[Cell]:
    cells: list[Cell] = [topic.title, one.label, topic.unit]
    pairs = [(one.value, one.whole)]
    if before:
        pairs.append((one.before or 0, one.before_whole))
    return [*cells, *(cell for pair in pairs for cell in _pair(topic, *pair))]


def _pair(topic: Topic, value: int, whole: int) -> Iterator[Cell]:
    yield _amount(topic, value)
    yield _amount(topic, whole) if topic.share else None


def _amount(topic: Topic, value: int) -> Cell:
    if topic.unit != HOURS:
        return value
    # Hours to two decimals, cut down as everywhere: never more than was worked.
    return (Decimal(value) / 60).quantize(Decimal("0.01"), ROUND_DOWN)


def _write(file: Path, title: str, headers: list[str], rows: list[list[Cell]]) -> None:
    csv = file.suffix.lower() == ".csv"
    content = write_csv(headers, rows) if csv else write_xlsx(title, headers, rows)
    write_whole(file, content)
