"""Keeps a filled file of this release's tables under tests/old_databases, for later migrations."""

import shutil
import sys
from datetime import date
from pathlib import Path

from stagedesk.models.store import HEAD
from stagedesk.services import demonstration

PASSWORD = "oude gegevens"
STUDENTS, DAY = 12, date(2027, 5, 25)


def main() -> None:
    folder = Path("tests/old_databases") / HEAD
    if folder.exists():
        sys.exit(f"{folder} is kept already; a released schema never changes.")
    demonstration.build(folder, PASSWORD, STUDENTS, DAY).close()
    (folder / "password.txt").write_text(PASSWORD + "\n", "utf-8")
    for name in ("stagedesk.lock", "stagedesk.lock.json"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "reservekopieen", ignore_errors=True)


if __name__ == "__main__":
    main()
