"""Opens the window; with a command hands over to the command line."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

#: Variables of which one names a screen, or the plugin that needs none.
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def window_folder(arguments: Sequence[str]) -> Path | None:
    """The data folder when nothing but the window is asked for; None for a command.

    Decided here because the command line's parser costs half of what the first picture may take.
    """
    match list(arguments):
        case []:
            from stagedesk.paths import data_folder

            return data_folder()
        case ["--data", folder] if not folder.startswith("-"):
            return Path(folder)
    return None


def main() -> None:
    """Start Stagedesk; the exit status is that of contract.md."""
    folder = window_folder(sys.argv[1:])
    if folder is not None:
        sys.exit(open_window(folder, None))
    from stagedesk.cli import run

    sys.exit(run(sys.argv[1:], open_window))


def open_window(folder: Path, desk: Any) -> int:
    """Open the window; Qt is imported only now."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        # Qt would abort the process here.
        print("Er is geen scherm. Gebruik een opdracht, zoals 'stagedesk papers'.", file=sys.stderr)
        return 1
    from stagedesk.ui.start import run

    return run(folder, desk)


if __name__ == "__main__":
    main()
