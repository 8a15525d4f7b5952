"""What the window's tests share: the dressed application, light, and no noise of offscreen."""

import pytest
from PySide6.QtWidgets import QApplication

from stagedesk.ui import theme


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen screen says this of every window; it is no fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(theme.SCHEME_VARIABLE, "light")
    if not qapp.property("dressed"):
        theme.apply(qapp)
        qapp.setProperty("dressed", True)
