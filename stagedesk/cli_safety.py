"""What keeps the data safe, on the command line: check, backup, restore, rescue.

Exists apart from the other commands because these also work on a folder that does not open.
"""

from pathlib import Path
from typing import Annotated

import typer

from stagedesk.cli_arguments import File, open_desk, password


def check(context: typer.Context) -> None:
    """Kijk of de database heel is."""
    from stagedesk.services import checking

    with open_desk(context) as desk:
        report = checking.check(desk)
    print(report)


def backup(
    context: typer.Context, folder: Annotated[Path | None, typer.Argument(readable=False)] = None
) -> None:
    """Maak een versleutelde reservekopie en controleer die."""
    from stagedesk.services import backup as service

    with open_desk(context) as desk:
        print(service.make(desk, folder))


def restore(
    context: typer.Context,
    file: File,
    look: Annotated[
        bool, typer.Option("--look", help="Toon alleen wat erin zit; er verandert niets.")
    ] = False,
) -> None:
    """Zet een reservekopie terug; wat er stond blijft ernaast bewaard."""
    folder, secret = context.obj.folder, password()
    if not look:
        from stagedesk.services import restoring

        print(restoring.restore(folder, file, secret))
        return
    from stagedesk.services import backup as service

    inside = service.look(folder, file, secret)
    changed = f"{inside.changed:%Y-%m-%d %H:%M}" if inside.changed else "nog niets ingevuld"
    print(f"Gemaakt: {inside.made:%Y-%m-%d %H:%M}. Laatste wijziging: {changed}.")
    print(f"{inside.students} leerlingen, {inside.companies} bedrijven.")


def rescue(context: typer.Context) -> None:
    """Red van een beschadigde database wat nog te lezen is, als reservekopie ernaast."""
    from stagedesk.services import rescue as service

    saved = service.rescue(context.obj.folder, password())
    print(f"{saved.words()} Zet het terug met 'restore': {saved.file}")
