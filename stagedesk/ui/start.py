"""Opens the one window, and lets it hear what comes from outside: a second window, sleep.

Exists apart from the shell, which knows what follows what inside the window.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stagedesk import log_file
from stagedesk.ui import theme
from stagedesk.ui.app import Shell, first_jobcoach
from stagedesk.ui.dutch import dutch
from stagedesk.ui.in_sight import keep_in_sight

if TYPE_CHECKING:
    from stagedesk.services.transaction import Desk


def run(folder: Path, desk: "Desk | None" = None) -> int:
    """Open the window and stay until it closes.

    Args:
        folder: the data folder.
        desk: an open folder, such as a fresh demonstration school: no lock is asked.

    Returns:
        The exit status.
    """
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Stagedesk")
    from stagedesk.ui.one_window import raise_other

    if desk is None and raise_other(folder):
        return 0
    dutch(app)
    theme.apply(app)
    keep_in_sight(app)
    shell = Shell(folder)
    # After the first picture: QtNetwork and QtDBus are not needed for it.
    QTimer.singleShot(200, lambda: _hear_outside(shell))
    from stagedesk.ui.bug_window import Watch

    Watch(folder, shell.say).install()
    shell.moved.connect(log_file.open_log)
    if desk is None:
        shell.begin()
    else:
        shell.open_desk(desk, first_jobcoach(desk))
    shell.showMaximized()
    return app.exec()


def _hear_outside(shell: Shell) -> None:
    """From now on a second window brings this one forward, and sleep puts it on slot."""
    from stagedesk.ui.one_window import Doorbell

    bell = Doorbell(shell)
    bell.rung.connect(shell.come_forward)
    shell.moved.connect(bell.listen)
    bell.listen(shell.folder)
    from stagedesk.ui.suspend import Suspend

    suspend = Suspend(shell)
    suspend.coming.connect(shell.sleep)
    suspend.listen()
