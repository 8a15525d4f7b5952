"""Everything the window can print or list, without a window; the forms of contract.md are fixed."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from stagedesk import cli_lists, cli_network, cli_planning, cli_removal, cli_safety, cli_support
from stagedesk.cli_arguments import (
    AsJson,
    File,
    Files,
    OnDate,
    SchoolYear,
    Students,
    day_and_year,
    day_of,
    known,
    open_desk,
    password,
    print_json,
    weeks_of,
    year_of,
)
from stagedesk.domain.problem import DeskError, InputError

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Stagedesk: stages in het praktijkonderwijs. Zonder opdracht opent het venster.",
)

#: Opens the window on a data folder, with a desk that is open already or None; its exit status.
OpenWindow = Callable[[Path, Any], int]


_INTERRUPTED = 130
_STOPPED = "Gestopt. Aan de gegevens is niets veranderd."


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
        if sys.stdout is not None:
            sys.stdout.flush()  # Python itself would find only after us that the disk is full.
        # Typer makes an exit status of Ctrl+C.
        return _say(_STOPPED) if result == _INTERRUPTED else int(result or 0)
    except typer.Exit as stop:
        return stop.exit_code
    except (InputError, DeskError) as fault:
        return _say(str(fault))
    except (typer.Abort, KeyboardInterrupt):
        return _say(_STOPPED)
    except OSError as fault:
        return _refused(fault)
    except Exception as fault:
        if _is_usage(fault):
            fault.show()  # type: ignore[attr-defined]
            return 2
        raise


def _is_usage(fault: Exception) -> bool:
    """Whether click (typer's own copy of it or the package) refuses the words of the call."""
    return any(cls.__name__ == "UsageError" for cls in type(fault).__mro__)


def _refused(fault: OSError) -> int:
    if fault.filename is not None:
        return _say(f"Bij {fault.filename} kan Stagedesk niet. Kijk of je daar rechten hebt.")
    if sys.stdout is not None:
        # What is left in the buffer would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(fault, BrokenPipeError):
        return 1  # The reader of our output has gone; nothing is left to say to it.
    return _say("Wat hier moet staan kan niet geschreven worden. Kijk of de schijf vol is.")


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
    data: Annotated[
        Path | None, typer.Option("--data", readable=False, help="Map met de gegevens.")
    ] = None,
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

    desk, recovery = vault.create(context.obj.folder, password(new=True))
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

    desk = demonstration.build(context.obj.folder, password(new=True), students, day_of(on))
    if no_window:
        desk.close()
        print(f"Demonstratieschool gemaakt in {context.obj.folder}: {students} leerlingen.")
        return
    raise typer.Exit(context.obj.open_window(context.obj.folder, desk))


@app.command("import")
def bring_in(context: typer.Context, files: Files, school_year: SchoolYear = None) -> None:
    """Haal dossierbestanden of lijsten (.xlsx, .csv) binnen: allemaal, of bij een fout geen."""
    from stagedesk.domain.calendar import school_year_of
    from stagedesk.services import import_files, importing

    year = year_of(school_year) or school_year_of(day_of(None))
    with open_desk(context, write=True) as desk:
        plans = import_files.import_files(desk, files, school_year=year)
    for file, plan in zip(files, plans, strict=True):
        print(f"{file.name}: {importing.summary(plan)}")


@app.command()
def export(
    context: typer.Context,
    file: File,
    student: Students = None,
    with_history: Annotated[
        bool, typer.Option("--with-history", help="Alles van een leerling, met geschiedenis (zip).")
    ] = False,
    on: OnDate = None,
) -> None:
    """Schrijf een dossierbestand, van iedereen of van wie je noemt."""
    if with_history:
        cli_removal.write_access(context, file, student, on)
        return
    from stagedesk.services import exporting

    with open_desk(context) as desk:
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

    with open_desk(context) as desk:
        known(desk, student)
        found = desk.read(service.of_students, year_of(school_year), student or None, day_of(on))
    if as_json:
        print_json([listing.certificates_json(one) for one in found])
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

    with open_desk(context) as desk:
        known(desk, student)
        found = desk.read(service.status, year_of(school_year), day_of(on), student or None)
    if as_json:
        print_json([listing.hours_json(one) for one in found])
    else:
        print("\n".join(listing.hours_line(one) for one in found))


@app.command()
def overview(
    context: typer.Context,
    school_year: SchoolYear = None,
    on: OnDate = None,
    as_json: AsJson = False,
) -> None:
    """Toon de cijfers van een schooljaar naast die van het jaar ervoor."""
    from stagedesk.services import listing
    from stagedesk.services import year_overview as service

    day, wanted = day_and_year(on, school_year)
    with open_desk(context) as desk:
        found = desk.read(service.read, wanted, day)
    if as_json:
        print_json(listing.overview_json(found))
    else:
        print("\n".join(listing.overview_lines(found)))


@app.command("print")
def print_paper(
    context: typer.Context,
    paper: str,
    out: Annotated[Path, typer.Option(readable=False, help="Map voor de bestanden.")],
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
        on=day_of(on),
        school_year=year_of(school_year),
        weeks=weeks_of(weeks),
        blank=blank,
        school_class=school_class,
    )
    with open_desk(context) as desk:
        known(desk, student)
        keys: tuple[str, ...] = ()
        if student or school_class or not printing.of_nobody(paper, options):
            keys = desk.read(printing.whom, student or None, school_class, options)
        made = printing.to_folder(desk, paper, keys, options, out)
    for name in made.files:
        print(name)
    for text in made.notices:
        print(text, file=sys.stderr)


app.command("export-list")(cli_lists.export_list)
app.command()(cli_lists.calendar)
app.command("matching")(cli_network.match)
app.command()(cli_support.support)
app.command()(cli_planning.without)
app.command()(cli_planning.internal)
app.command()(cli_removal.retention)
app.command()(cli_removal.remove)


@app.command()
def papers() -> None:
    """Noem de papieren, een per regel, naam eerst."""
    from stagedesk.services import printing

    for name in printing.names():
        print(f"{name}  {printing.title(name)}")


for _command in (cli_safety.check, cli_safety.backup, cli_safety.restore, cli_safety.rescue):
    app.command()(_command)
