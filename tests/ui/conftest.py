"""What the window's tests share: the dressed application and a small desk without a database."""

import pytest
from PySide6.QtWidgets import QApplication

from stagedesk.ui import theme


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(theme.SCHEME_VARIABLE, "light")
    if not qapp.property("dressed"):
        theme.apply(qapp)
        qapp.setProperty("dressed", True)
