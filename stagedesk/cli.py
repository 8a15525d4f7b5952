"""Everything the window can print or list, without a window; the forms of contract.md are fixed."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from stagedesk.domain.problem import DeskError, InputError, Problem

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Stagedesk: stages in het praktijkonderwijs. Zonder opdracht opent het venster.",
)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Students = Annotated[list[str] | None, typer.Option("--student", help="Leerlingnummer.")]
SchoolYear = Annotated[str | None, typer.Option("--school-year", help="Bijvoorbeeld 2026-2027.")]
OnDate = Annotated[
    str | None, typer.Option("--date", help="JJJJ-MM-DD; vandaag als het ontbreekt.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Als JSON.")]


#: Opens the window on a data folder, with a desk that is open already or None; its exit status.
OpenWindow = Callable[[Path, Any], int]


@dataclass(frozen=True, slots=True)
class _Place:
    """The data folder of this run, and how a window is opened on it."""

    folder: Path
    open_window: OpenWindow


def _no_window(folder: Path, desk: Any) -> int:
    raise DeskError(f"Hier is geen venster. Open {folder} met 'stagedesk'.")


def run(arguments: Sequence[str], open_window: OpenWindow = _no_window) -> int:
    """Carry out a command line.

    Args:
        arguments: without the program's own name.
        open_window: given by __main__, so that no Qt is in this module's path.

    Returns:
        0 done, 1 the input or the world was at fault, 2 wrong usage.
    """
    _dutch_streams()
    try:
        result = app(
            args=list(arguments), prog_name="stagedesk", standalone_mode=False, obj=open_window
        )
        return int(result or 0)
    except typer.Exit as stop:
        return stop.exit_code
    except InputError as fault:
        return _say(str(fault))
    except DeskError as fault:
        return _say(str(fault))
    except (typer.Abort, KeyboardInterrupt):
        return _say("Gestopt. Er is niets veranderd.")
    except BrokenPipeError:
        # The reader of our output has gone; nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fault:
        if _is_usage(fault):
            fault.show()  # type: ignore[attr-defined]
            return 2
        raise


def _is_usage(fault: Exception) -> bool:
    """Whether click (typer's own copy of it or the package) refuses the words of the call."""
    return any(cls.__name__ == "UsageError" for cls in type(fault).__mro__)


def _say(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


def _dutch_streams() -> None:
    # A Windows console or a C locale would stop at the first ş.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option("--data", help="Map met de gegevens.")] = None,
) -> None:
    """Open het venster, als er geen opdracht bij staat."""
    from stagedesk.paths import data_folder

    context.obj = _Place(data if data is not None else data_folder(), context.obj)
    if context.invoked_subcommand is None:
        raise typer.Exit(context.obj.open_window(context.obj.folder, None))


@app.command()
def init(context: typer.Context) -> None:
    """Maak een lege database."""
    from stagedesk.services import vault

    desk, recovery = vault.create(context.obj.folder, _password(new=True))
    desk.close()
    print(f"Lege database gemaakt in {context.obj.folder}.")
    print(f"Herstelsleutel: {recovery}")
    print("Bewaar deze sleutel op papier. Wachtwoord en sleutel allebei kwijt is alles kwijt.")


@app.command()
def demo(
    context: typer.Context,
    students: Annotated[int, typer.Option(min=1, max=5000, help="Aantal leerlingen.")] = 240,
    on: OnDate = None,
    no_window: Annotated[bool, typer.Option("--no-window")] = False,
) -> None:
    """Maak de demonstratieschool en open het venster."""
    from stagedesk.services import demonstration

    desk = demonstration.build(context.obj.folder, _password(new=True), students, _day(on))
    if no_window:
        desk.close()
        print(f"Demonstratieschool gemaakt in {context.obj.folder}: {students} leerlingen.")
        return
    raise typer.Exit(context.obj.open_window(context.obj.folder, desk))


@app.command("import")
def import_files(context: typer.Context, files: list[Path]) -> None:
    """Haal dossierbestanden binnen: allemaal, of bij een fout geen enkel."""
    from stagedesk.services import importing

    with _desk(context, write=True) as desk:
        plans = importing.import_files(desk, files)
    for file, plan in zip(files, plans, strict=True):
        print(f"{file.name}: {importing.summary(plan)}")


@app.command()
def export(context: typer.Context, file: Path, student: Students = None) -> None:
    """Schrijf een dossierbestand, van iedereen of van wie je noemt."""
    from stagedesk.services import exporting

    with _desk(context) as desk:
        count = exporting.export_file(desk, file, student or None)
    print(f"{file.name}: {count} leerlingen.")


@app.command()
def certificates(
    context: typer.Context,
    school_year: SchoolYear = None,
    student: Students = None,
    on: OnDate = None,
    as_json: AsJson = False,
) -> None:
    """Toon per leerling welke certificaten behaald zijn, en waarom niet."""
    from stagedesk.services import certificates as service
    from stagedesk.services import listing

    with _desk(context) as desk:
        _known(desk, student)
        found = desk.read(service.of_students, _year(school_year), student or None, _day(on))
    if as_json:
        _print_json([listing.certificates_json(one) for one in found])
    else:
        print("\n".join(line for one in found for line in listing.certificates_lines(one)))


@app.command()
def hours(
    context: typer.Context,
    school_year: SchoolYear = None,
    on: OnDate = None,
    student: Students = None,
    as_json: AsJson = False,
) -> None:
    """Toon per leerling de getekende en ontbrekende uren."""
    from stagedesk.services import hours as service
    from stagedesk.services import listing

    with _desk(context) as desk:
        _known(desk, student)
        found = desk.read(service.status, _year(school_year), _day(on), student or None)
    if as_json:
        _print_json([listing.hours_json(one) for one in found])
    else:
        print("\n".join(listing.hours_line(one) for one in found))


@app.command("print")
def print_paper(
    context: typer.Context,
    paper: str,
    out: Annotated[Path, typer.Option(help="Map voor de bestanden.")],
    student: Students = None,
    school_class: Annotated[str | None, typer.Option("--class", help="Klas.")] = None,
    school_year: SchoolYear = None,
    on: OnDate = None,
    weeks: Annotated[str | None, typer.Option(help="2026-W37..2026-W51")] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="Leeg, om met de hand in te vullen.")
    ] = False,
) -> None:
    """Maak een papier als PDF, voor de leerlingen of de klas die je noemt."""
    from stagedesk.services import printing

    if paper not in printing.names():
        names = ", ".join(printing.names())
        raise typer.BadParameter(f"'{paper}' bestaat niet. Kies uit: {names}.", param_hint="PAPER")
    options = printing.Options(
        on=_day(on),
        school_year=_year(school_year),
        weeks=_weeks(weeks),
        blank=blank,
        school_class=school_class,
    )
    with _desk(context) as desk:
        _known(desk, student)
        keys: tuple[str, ...] = ()
        if student or school_class or not printing.of_nobody(paper, options):
            keys = desk.read(printing.whom, student or None, school_class, options)
        made = printing.to_folder(desk, paper, keys, options, out)
    for name in made.files:
        print(name)
    for text in made.notices:
        print(text, file=sys.stderr)


@app.command()
def papers() -> None:
    """Noem de papieren, een per regel, naam eerst."""
    from stagedesk.services import printing

    for name in printing.names():
        print(f"{name}  {printing.title(name)}")


@app.command()
def check(context: typer.Context) -> None:
    """Kijk of de database heel is."""
    from stagedesk.services import checking

    with _desk(context) as desk:
        report = checking.check(desk)
    print(report)


@app.command()
def backup(context: typer.Context, folder: Annotated[Path | None, typer.Argument()] = None) -> None:
    """Maak een versleutelde reservekopie en controleer die."""
    from stagedesk.services import backup as service

    with _desk(context) as desk:
        print(service.make(desk, folder))


@app.command()
def restore(context: typer.Context, file: Path) -> None:
    """Zet een reservekopie terug; wat er stond blijft ernaast bewaard."""
    from stagedesk.services import backup as service

    print(service.restore(context.obj.folder, file, _password()))


@contextmanager
def _desk(context: typer.Context, *, write: bool = False) -> Iterator[Any]:
    from stagedesk.services import vault

    desk = vault.unlock(context.obj.folder, _password(), write=write)
    try:
        yield desk
    finally:
        desk.close()


def _password(*, new: bool = False) -> str:
    """The password from STAGEDESK_PASSWORD, or asked for on a terminal."""
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


def _day(text: str | None) -> date:
    """A --date as a day; today when left out."""
    if text is None:
        return date.today()
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise _bad_date(text) from error
    raise _bad_date(text)


def _bad_date(text: str) -> InputError:
    return InputError(Problem("--date", f"'{text}' is geen dag. Schrijf bijvoorbeeld 2026-11-20."))


def _year(text: str | None) -> str | None:
    """A --school-year, checked."""
    if text is None:
        return None
    from stagedesk.domain.calendar import parse_school_year

    first, last = parse_school_year(text)
    return f"{first}-{last}"


def _weeks(text: str | None) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """A --weeks range as its first and last ISO week."""
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


def _known(desk: Any, numbers: list[str] | None) -> None:
    """Refuse student numbers that are not there.

    Raises:
        InputError: names every unknown number.
    """
    from stagedesk.services import students

    unknown = desk.read(students.unknown_numbers, numbers or ())
    if unknown:
        raise InputError(*(Problem("--student", f"Leerling {n} is er niet.") for n in unknown))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
