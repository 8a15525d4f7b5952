"""Opruimen: whose dossier may go, what that is in numbers, and removing it for good.

Exists as a part of its own: nothing else in Stagedesk cannot be taken back.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.problem import Problem
from stagedesk.domain.retention import HOLD_FORM
from stagedesk.services import removal
from stagedesk.services.removal import Pick, Proposal, Report
from stagedesk.services.removal_places import Place
from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.part import Part
from stagedesk.ui.removal_confirm import Confirm
from stagedesk.ui.removal_list import RemovalList
from stagedesk.ui.removal_report import ReportView


class RemovalPart(Part):
    """The list; from it to putting off, or by way of the numbers to the report."""

    second = "Wat na vertrek niet langer bewaard hoeft te worden"
    help = "opruimen"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self._held: Proposal | None = None
        self.list = RemovalList()
        self.hold = NewForm(HOLD_FORM, "Langer bewaren", gate, near=choice.now.on)
        self.confirm = Confirm()
        self.report = ReportView(gate)
        self.stack = QStackedWidget()
        for page in (self.list, self.hold, self.confirm, self.report):
            self.stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.list.hold_asked.connect(self._ask_hold)
        self.list.looked.connect(self._look)
        self.hold.accepted.connect(self._put_off)
        self.hold.cancelled.connect(self._back)
        self.confirm.accepted.connect(self._remove)
        self.confirm.cancelled.connect(self._back)
        self.report.done.connect(self._back)
        self.report.print_asked.connect(lambda: self.print_asked.emit("verwijderd", (), {}))
        self.setFocusProxy(self.list)

    def reload(self) -> None:
        """Read again; what is being confirmed and a report that stands there stay."""
        now = self.choice.now
        found = self.gate.read(removal.proposals, now.on)
        asked = None
        if now.student is not None and all(now.student != one.student_key for one in found):
            asked = self.gate.read(removal.asked_for, now.student)
        self.list.show_all(found, self.gate.read(removal.postponed), asked)
        self.list.show_earlier(self.gate.read(removal.earlier))

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        page.setFocus()

    def _back(self) -> None:
        self.reload()
        self._show(self.list)

    # Putting off.

    def _ask_hold(self, one: Proposal) -> None:
        self._held = one
        notice = f"{one.name} blijft bewaard tot en met de dag die je invult."
        self.hold.start(notice=notice, about=one.student_key)
        self.stack.setCurrentWidget(self.hold)
        self.hold.focus_first()

    def _put_off(self, given: dict[str, object]) -> None:
        one = self._held
        if one is None:
            return
        key, problems = self.gate.check(
            f"{one.name} langer bewaren",
            removal.put_off,
            one.student_key,
            given,
            self.choice.now.on,
        )
        if key is None:
            self.hold.show_problems(problems)
        else:
            self._back()

    # Removing.

    def _look(self, chosen: Sequence[Proposal]) -> None:
        picks = _picks(chosen)

        def read() -> tuple[tuple[tuple[str, int], ...], tuple[Place, ...]]:
            desk = self.gate.desk
            return desk.read(removal.preview, picks), desk.read(removal.to_look_at, picks)

        def show(found: tuple[tuple[tuple[str, int], ...], tuple[Place, ...]]) -> None:
            self.confirm.start(chosen, *found)
            self._show(self.confirm)

        self.gate.later(read, done=show, topic="removal preview")

    def _remove(self, typed: str) -> None:
        picks = _picks(self.confirm.chosen)
        self.confirm.wait(True)
        self.gate.write_later(
            "Bezig met verwijderen",
            removal.carry_out,
            self.gate.desk,
            picks,
            self.choice.now.on,
            typed,
            done=self._removed,
            refused=self._refused,
        )

    def _removed(self, report: Report) -> None:
        self.confirm.wait(False)
        if any(one.student_key == self.choice.now.student for one in self.confirm.chosen):
            self.choice.pick(student=None)
        self.list.forget()
        self.report.show_report(report)
        self._show(self.report)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.confirm.wait(False)
        self.confirm.say(" ".join(problem.text for problem in problems))


def _picks(chosen: Sequence[Proposal]) -> list[Pick]:
    return [Pick(one.student_key, one.extent) for one in chosen]
