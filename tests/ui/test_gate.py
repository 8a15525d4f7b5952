import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from stagedesk.domain.problem import DeskError, InputError, Problem
from stagedesk.ui.gate import Gate, Progress


class Paperless:
    """A desk without a database: runs the function with no session."""

    closed = False

    def read(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return fn(None, *args, **kwargs)

    def write(self, title: str, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return fn(None, *args, **kwargs)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def gate(qtbot: QtBot) -> Iterator[Gate]:
    result = Gate(Paperless())  # type: ignore[arg-type]
    yield result
    result.drain()


def test_what_was_saved_is_named_and_lists_are_told(gate: Gate, qtbot: QtBot) -> None:
    with qtbot.waitSignal(gate.changed), qtbot.waitSignal(gate.saved) as seen:
        assert gate.save("Week 19", lambda session, number: number + 1, 1) == 2
    assert seen.args == ["Week 19"]


def test_an_error_of_the_world_goes_to_the_status_line(gate: Gate, qtbot: QtBot) -> None:
    def full(session: object) -> None:
        raise DeskError("De schijf is vol.")

    with qtbot.waitSignal(gate.failed) as seen, qtbot.assertNotEmitted(gate.changed):
        assert gate.save("Week 19", full) is None
    assert seen.args == ["De schijf is vol."]


def test_input_that_is_refused_comes_back_to_its_page(gate: Gate, qtbot: QtBot) -> None:
    def refuse(session: object) -> None:
        raise InputError(Problem("end", "Eind is vóór begin"))

    result, problems = gate.check("Week 19", refuse)
    assert (result, [p.text for p in problems]) == (None, ["Eind is vóór begin"])


def test_long_work_runs_beside_the_window_and_answers_in_it(gate: Gate, qtbot: QtBot) -> None:
    answers: list[tuple[int, int]] = []

    def done(worker: int) -> None:
        answers.append((worker, threading.get_ident()))

    with qtbot.waitSignal(gate.busy, check_params_cb=lambda busy: not busy):
        gate.later(threading.get_ident, done=done)
    qtbot.waitUntil(lambda: len(answers) == 1)
    worker, window = answers[0]
    assert worker != window == threading.get_ident()


def test_a_late_answer_is_dropped_by_its_number(gate: Gate, qtbot: QtBot) -> None:
    answers: list[str] = []
    for text in ("oud", "nieuw"):
        gate.later(str, text, done=answers.append, topic="lijst")
    qtbot.waitUntil(lambda: "nieuw" in answers)
    assert answers == ["nieuw"]


def test_stopping_ends_the_work_at_its_next_step(gate: Gate, qtbot: QtBot) -> None:
    steps: list[int] = []
    reached, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        for number in range(3):
            steps.append(number)
            reached.set()
            go_on.wait(5)
            progress(number, 3)
        return "klaar"

    answers: list[str] = []
    task = gate.later(work, done=answers.append, progress=lambda number, total: None)
    assert reached.wait(5)
    with qtbot.waitSignal(gate.busy):
        task.cancel()
        go_on.set()
    assert (steps, answers) == ([0], [])


def test_an_error_of_the_world_in_long_work_is_said(gate: Gate, qtbot: QtBot) -> None:
    def gone() -> None:
        raise DeskError("De stick is weg.")

    with qtbot.waitSignal(gate.failed) as seen:
        gate.later(gone, done=lambda answer: None)
    assert seen.args == ["De stick is weg."]


def test_closing_waits_for_the_worker_and_answers_nothing_more(qtbot: QtBot) -> None:
    desk = Paperless()
    gate = Gate(desk)  # type: ignore[arg-type]
    answers: list[str] = []
    gate.later(str, "te laat", done=answers.append)
    gate.drain()
    qtbot.wait(1)
    assert (desk.closed, answers) == (True, [])


def test_what_is_asked_after_closing_is_stopped_at_once(qtbot: QtBot) -> None:
    gate = Gate(Paperless())  # type: ignore[arg-type]
    gate.drain()
    assert gate.later(str, "te laat", done=lambda answer: None).cancelled
    assert not gate.working
