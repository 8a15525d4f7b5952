"""Says at the end how many cases ran; `make fuzz` promises 20,000 and fails below."""

import pytest

from tests.fuzz.cases import FEW, SHARE, ran

PROMISED = 20_000


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if ran and SHARE > FEW:
        for name, number in sorted(ran.items()):
            terminalreporter.write_line(f"{number:>7}  {name}")
        terminalreporter.write_line(f"{ran.total():>7}  gevallen in totaal")


def pytest_sessionfinish(session: pytest.Session) -> None:
    whole = any(str(arg).rstrip("/").endswith("tests/fuzz") for arg in session.config.args)
    if SHARE > FEW and whole and ran.total() < PROMISED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
