"""Saves a picture of every tab and every part of one: offscreen, light and dark, at 100 and 150 %.

Exists so that a screen is looked at before it is called done (`make shots`).
"""

import argparse
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stagedesk.ui.page import Page

#: Name, scheme, width, height: a school laptop, and what 150 % leaves of it.
LOOKS = (
    ("licht", "light", 1366, 690),
    ("donker", "dark", 1366, 690),
    ("150", "light", 911, 460),
)


def main() -> int:
    """Take the pictures of the looks asked for; each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, help="an open folder; else a small school is made")
    parser.add_argument("--on", type=date.fromisoformat)
    parser.add_argument("--look", choices=[look[0] for look in LOOKS])
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("STAGEDESK_PASSWORD", "demonstratie")
    data, on = asked.data, asked.on or date.today()
    if data is None:
        data, on = asked.out / "data", asked.on or date(2027, 5, 25)
        _make_school(data, on)
    if asked.look is None:
        again = [sys.executable, "-m", "tools.shots", str(asked.out), "--data", str(data)]
        for name, *_ in LOOKS:
            subprocess.run([*again, "--on", on.isoformat(), "--look", name], check=True)
        return 0
    name, scheme, width, height = next(look for look in LOOKS if look[0] == asked.look)
    os.environ.update(QT_QPA_PLATFORM="offscreen", STAGEDESK_SCHEME=scheme)
    take(data, asked.out, on, name, width, height)
    return 0


def _make_school(folder: Path, on: date) -> None:
    from stagedesk.services import demonstration

    shutil.rmtree(folder, ignore_errors=True)
    demonstration.build(folder, os.environ["STAGEDESK_PASSWORD"], 60, on).close()


def _parts(page: "Page | None") -> "Iterator[tuple[str, str]]":
    """Open every part of a page in turn; its letter and its name."""
    from stagedesk.ui.companies_tab import CompaniesTab
    from stagedesk.ui.parts_page import PartsPage
    from stagedesk.ui.students_tab import StudentsTab

    if isinstance(page, PartsPage):
        for place, part in enumerate(page.parts):
            page.open_part(place)
            yield chr(97 + place), part.name
    elif isinstance(page, StudentsTab):
        for place, words in enumerate(page.parts.names, 1):
            page.parts.open(place)
            yield chr(97 + place), words
        page.parts.open(0)
    elif isinstance(page, CompaniesTab):
        for place, button in enumerate(page.parts.buttons[1:], 1):
            button.click()
            yield chr(96 + place), button.text().replace("&", "")
        page.open_leads()
        yield "c", "Tips"
        page.parts.buttons[0].click()


def take(data: Path, out: Path, on: date, look: str, width: int, height: int) -> None:
    """Open the school and save every tab, the settings and the lock."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from stagedesk.services import students, vault
    from stagedesk.services.companies import list_rows
    from stagedesk.ui import theme
    from stagedesk.ui.app import Shell, first_jobcoach
    from stagedesk.ui.dutch import dutch
    from stagedesk.ui.lock_screen import LockScreen

    app = QApplication([])
    dutch(app)
    theme.apply(app)
    desk = vault.unlock(data, os.environ["STAGEDESK_PASSWORD"])
    shell = Shell(data, lambda: on)
    shell.resize(width, height)
    shell.show()
    shell.open_desk(desk, first_jobcoach(desk))
    main = shell.main
    assert main is not None
    now = main.choice.now
    rows = main.gate.read(students.list_rows, now.school_year, on, jobcoach=now.jobcoach)
    placed = next((row for row in rows if row.placement_key), None)
    companies = main.gate.read(list_rows, now.school_year, on, sort="students")
    main.choice.pick(
        # The company with most students is the school itself, the next shows most.
        company=next((row.key for row in companies if row.students and not row.internal), None),
        student=placed.key if placed else None,
        placement=placed.placement_key if placed else None,
    )

    def save(*words: str) -> None:
        QTest.qWait(100)
        while main.gate.working:
            QTest.qWait(100)
        name = "_".join(word.lower().replace(" ", "-") for word in words)
        shell.grab().save(str(out / f"{name}_{look}.png"))

    for number in range(main.tabs.count()):
        name = main.tabs.tabText(number).replace("&", "")
        main.open_tab(name)
        save(f"{number + 1:02}", name)
        for letter, words in _parts(main.page()):
            save(f"{number + 1:02}{letter}", words)
    main.open_settings()
    for letter, words in _parts(main.page()):
        save(f"{main.tabs.count() + 1:02}{letter}", words)
    shell.lock()
    lock = shell.currentWidget()
    QTest.qWait(600)
    shell.grab().save(str(out / f"00_slot_{look}.png"))
    if isinstance(lock, LockScreen):
        lock.finish()


if __name__ == "__main__":
    sys.exit(main())
