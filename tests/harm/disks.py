"""Every writer on a disk that is full, read-only, in use or pulled out.

Exists because each promise is the same: one Dutch sentence, the old file whole, and the same thing
works once the disk does.
"""

import contextlib
import errno
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stagedesk.domain.problem import DeskError
from stagedesk.models.store import connect
from stagedesk.paths import DATABASE
from stagedesk.services import (
    backup,
    checking,
    drafts,
    exporting,
    forms,
    import_files,
    printing,
    records,
    settings,
    vault,
)
from stagedesk.services.printing import Options
from stagedesk.services.transaction import Desk
from tests.harm import faults
from tests.harm.children import PASSWORD
from tests.harm.kills import Tally

_TODAY = date(2026, 11, 24)
_MEGABYTES = 30


@dataclass
class Scene:
    """A school that is open, and a folder on the same disk for what is written out."""

    desk: Desk
    out: Path
    key: str
    round: int = 0


def _database(scene: Scene) -> None:
    words = f"Plaats {scene.round}"
    scene.desk.write("P", forms.save_field, "student", scene.key, "city", words, on=_TODAY)


def _draft(scene: Scene) -> None:
    scene.desk.write("", drafts.keep, "student", scene.key, "phone", f"{scene.round}")


def _setting(scene: Scene) -> None:
    scene.desk.write("", settings.remember, "look", scene.round)


def _front(scene: Scene) -> None:
    vault.update_front(scene.desk.folder, school_name=f"School {scene.round}")


def _password(scene: Scene) -> None:
    vault.change_password(scene.desk, PASSWORD)


def _paper(scene: Scene) -> None:
    options = Options(on=_TODAY, school_year="2026-2027")
    printing.to_folder(scene.desk, "vakantie", (), options, scene.out)


def _export(scene: Scene) -> None:
    exporting.export_file(scene.desk, scene.out / "uit.json", None)


def _backup(scene: Scene) -> None:
    backup.make(scene.desk, scene.out)


def _import(scene: Scene) -> None:
    import_files.import_files(scene.desk, [scene.desk.folder.parent / "veel.json"])


#: Everything that writes, and whether it writes outside the data folder.
WRITERS: dict[str, tuple[Callable[[Scene], None], bool]] = {
    "database": (_database, False),
    "concept": (_draft, False),
    "instelling": (_setting, False),
    "voorblad van het slot": (_front, False),
    "sleutelbestand": (_password, False),
    "binnenhalen": (_import, False),
    "pdf": (_paper, True),
    "dossierbestand": (_export, True),
    "reservekopie": (_backup, True),
}
_IN_DATABASE = ("database", "concept", "instelling", "binnenhalen")


def all_of_it(place: Path) -> Iterator[Tally]:
    """Each harm on every writer; where mounting is not allowed a full disk is played."""
    if faults.can_mount():
        with faults.small_disk(place, _MEGABYTES), _scene(place) as scene:
            yield _tally("schijf vol", scene, WRITERS, lambda _name: faults.full(place))
            yield _tally(
                "map alleen om te lezen", scene, _files(), lambda name: _sealed(scene, name)
            )
    else:
        place.mkdir(parents=True)
        with _scene(place) as scene:
            yield _tally(
                "schijf vol (gespeeld)",
                scene,
                _files(),
                lambda _name: faults.failing("doorspoelen", errno.ENOSPC),
            )
    with _scene(place.with_name("gewoon")) as scene:
        only = {name: WRITERS[name] for name in _IN_DATABASE}
        yield _tally("database in gebruik", scene, only, lambda _name: _held(scene))
        yield _tally(
            "schijf eruit, database",
            scene,
            only,
            lambda _name: faults.pulled_out(scene.desk.folder),
        )
        outside = {name: one for name, one in WRITERS.items() if one[1]}
        yield _tally("stick eruit", scene, outside, lambda _name: faults.gone(scene.out))
        for step in faults.STEPS:
            for number in (errno.EIO, errno.ENOSPC, errno.EACCES):
                yield _tally(
                    f"bestandslaag faalt bij {step} ({errno.errorcode[number]})",
                    scene,
                    _files(),
                    lambda _name, step=step, number=number: faults.failing(step, number),
                )


def _files() -> dict[str, tuple[Callable[[Scene], None], bool]]:
    return {name: one for name, one in WRITERS.items() if name not in _IN_DATABASE}


@contextlib.contextmanager
def _scene(place: Path) -> Iterator[Scene]:
    place.mkdir(parents=True, exist_ok=True)
    desk, _ = vault.create(place / "data", PASSWORD)
    names = {"number": "1", "first_name": "Yusuf", "last_name": "van der Meer"}
    key = desk.write("Leerling", forms.create, "student", names, _TODAY)
    out = place / "uit"
    out.mkdir()
    source = place.parent / "veel.json"
    if not source.exists():
        shutil.copy(place.parent / "writer" / "veel.json", source)
    shutil.copy(source, place / "veel.json")
    scene = Scene(desk, out, key)
    try:
        yield scene
    finally:
        scene.desk.close()


def _tally(
    harm: str,
    scene: Scene,
    writers: dict[str, tuple[Callable[[Scene], None], bool]],
    harmed: Callable[[str], AbstractContextManager[object]],
) -> Tally:
    """Write under the harm, look what is left, write again without it."""
    tally = Tally(harm)
    for name, (write, _) in writers.items():
        scene.round += 1
        tally.tried += 1
        before = _prints(scene)
        faults_found: list[str] = []
        try:
            with harmed(name):
                write(scene)
            written = True
        except DeskError as error:
            written = False
            if not str(error).endswith("."):
                faults_found.append(f"geen zin: {error}")
        except Exception as error:
            written = False
            faults_found.append(f"geen Nederlandse zin: {type(error).__name__}: {error}")
        if not written and name not in _IN_DATABASE:
            faults_found += [f"{file} veranderde" for file in _changed(before, _prints(scene))]
        if left := [path.name for path in scene.desk.folder.parent.rglob(".stagedesk-*")]:
            faults_found.append(f"half werk bleef liggen: {left}")
        try:
            write(scene)
            checking.check(scene.desk)
            assert scene.desk.read(records.load).students[scene.key].first_name == "Yusuf"
            tally.said += 1
        except Exception as error:
            faults_found.append(f"daarna nog niet goed: {type(error).__name__}: {error}")
        tally.faults += [f"{harm}, {name}: {words}" for words in faults_found]
    return tally


def _prints(scene: Scene) -> dict[str, str]:
    """A print of every file but the database, which has its own check."""
    found = {}
    for folder in (scene.desk.folder, scene.out):
        for path in folder.rglob("*"):
            if path.is_file() and not path.name.startswith((DATABASE, "stagedesk.lock")):
                found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [path for path in before | after if before.get(path) != after.get(path)]


def _sealed(scene: Scene, name: str) -> AbstractContextManager[object]:
    return faults.read_only(scene.out if WRITERS[name][1] else scene.desk.folder)


@contextlib.contextmanager
def _held(scene: Scene) -> Iterator[None]:
    """Another program writes and does not stop."""
    raw = connect(scene.desk.folder / DATABASE, scene.desk.store.key)
    raw.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        raw.execute("ROLLBACK")
        raw.close()
