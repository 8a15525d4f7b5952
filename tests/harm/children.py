"""What the killed processes do: each writes without end and says what was acknowledged.

Exists apart from the killing because these run in a process of their own and never return. An
acknowledgement is written only after the program itself said that it was saved.
"""

import os
import random
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

PASSWORD = "lange oefenzin"
TODAY = date(2026, 11, 24)
#: Says one acknowledged thing to who will kill this process.
Say = Callable[[str], None]


def say_to(pipe: int) -> Say:
    """Writes lines to a pipe, which keeps them when this process dies."""
    return lambda words: os.write(pipe, f"{words}\n".encode()) and None


def writer(folder: Path, start: int, say: Say) -> None:
    """The command line's writer: one change after another in one student, and new students."""
    from stagedesk.services import forms, records, vault

    desk = vault.unlock(folder, PASSWORD)
    (key, *_rest) = desk.read(records.load).students
    number = max(start, 1000)
    while True:
        number += 1
        desk.write("Plaats", forms.save_field, "student", key, "city", f"Plaats {number}", on=TODAY)
        say(f"{number}")
        names = {"number": str(number), "first_name": "Noah", "last_name": "de Wit"}
        desk.write("Nieuw", forms.create, "student", names, TODAY)
        say(f"{number}+")


def importer(folder: Path, start: int, say: Say) -> None:
    """The command ``import`` with a file of many students: all of it or nothing."""
    from stagedesk.cli import run

    os.environ["STAGEDESK_PASSWORD"] = PASSWORD
    say("begin")
    status = run(["--data", str(folder), "import", str(folder.parent / "veel.json")])
    say(f"klaar {status}")


def backups(folder: Path, start: int, say: Say) -> None:
    """Backups one after another, with a change in between."""
    from stagedesk.services import backup, forms, records, vault

    desk = vault.unlock(folder, PASSWORD)
    (key, *_rest) = desk.read(records.load).students
    number = start
    while True:
        number += 1
        desk.write("Plaats", forms.save_field, "student", key, "city", f"Plaats {number}", on=TODAY)
        checked = backup.write(folder, desk.store.key, backup.usual_place(folder))
        say(f"{number} {checked.file.name}")


def passwords(folder: Path, start: int, say: Say) -> None:
    """New passwords one after another."""
    from stagedesk.services import vault

    desk = vault.unlock(folder, f"wachtwoord {start}")
    number = start
    while True:
        number += 1
        vault.change_password(desk, f"wachtwoord {number}")
        say(f"{number}")


def restorer(folder: Path, start: int, say: Say) -> None:
    """A backup put back over and over."""
    from stagedesk.services import backup, restoring

    file = backup.kept(folder)[0].file
    say("begin")
    while True:
        restoring.restore(folder, file, PASSWORD)
        say("terug")


def window(folder: Path, start: int, say: Say) -> None:
    """The window with somebody who types without end in one field, and sometimes presses Enter.

    Says ``S n`` once text n is saved, ``D n letters`` once it is kept as a draft, and first what
    the field shows of the draft of before.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    from stagedesk.services import drafts, vault
    from stagedesk.services.transaction import Desk
    from stagedesk.ui import theme
    from stagedesk.ui.app import Shell, first_jobcoach

    app = QApplication.instance() or QApplication([])
    theme.apply(app)  # type: ignore[arg-type]
    keep = Desk.keep_drafts

    def kept(desk: Desk, texts: Mapping[drafts.Place, str | None]) -> None:
        keep(desk, texts)
        for text in texts.values():
            if text is not None:
                say(f"D {text}")

    Desk.keep_drafts = kept  # type: ignore[method-assign]
    desk = vault.unlock(folder, PASSWORD)
    shell = Shell(folder, lambda: TODAY)
    shell.open_desk(desk, first_jobcoach(desk))
    shell.show()
    main = shell.main
    assert main is not None
    main.open_settings("School")
    field = next(
        w for w in main.findChildren(QLineEdit) if w.accessibleName() == "Plaats" and w.isVisible()
    )
    say(f"T {field.text()}")
    main.gate.saved.connect(lambda _title: say(f"S {field.text()}"))
    number, chance = start, random.Random(start)
    field.setFocus()
    while True:
        number += 1
        field.selectAll()
        QTest.keyClicks(field, f"Plaats {number} ", delay=2)
        for _ in range(chance.randrange(1, 4)):
            QTest.keyClicks(field, "abcdef"[: chance.randrange(1, 6)], delay=2)
            QTest.qWait(chance.randrange(0, 550))
        if chance.random() < 0.6:
            QTest.keyClick(field, Qt.Key.Key_Return)
