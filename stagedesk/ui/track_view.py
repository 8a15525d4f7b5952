"""The trajectory of one student as it reads: the steps at the left, the workplace at the right."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.times import short_date, weekday_name
from stagedesk.services.trajectory import TrackPage
from stagedesk.services.workplaces import Workplace
from stagedesk.ui.around_rows import Item, ItemRow
from stagedesk.ui.buttons import Button
from stagedesk.ui.facts import Facts
from stagedesk.ui.fields import scrolled
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.signs import Sign
from stagedesk.ui.track_rows import (
    StepRow,
    analysis_facts,
    contract_item,
    cycle_item,
    dated,
    programme_facts,
    statement_item,
    sva2_facts,
    task_item,
)
from stagedesk.ui.widgets import Banner, ElidedText, SectionHead, Text


class TrackView(QWidget):
    """The blocks.

    Signals:
        moved: number of the step to go to.
        asked: what is to be made or opened: ``cycle``, ``first_visit``, ``analysis``, ``print``,
            ``statement``, ``print_statement``, ``programme``, ``sva2``, ``contract``.
        opened: form and key of a row.
    """

    moved = Signal(int)
    asked = Signal(str)
    opened = Signal(str, str)

    def __init__(self) -> None:
        """Empty until ``show_page``."""
        super().__init__()
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(20, 4, 20, 16)
        body.setSpacing(8)
        self.drop_out = Banner(Sign.ALERT, button="Nieuwe cyclus beginnen")
        self.drop_out.acted.connect(partial(self.asked.emit, "cycle"))
        self.first_visit = Banner(Sign.DUE, button="Bezoek plannen")
        self.first_visit.acted.connect(partial(self.asked.emit, "first_visit"))
        body.addWidget(self.drop_out)
        body.addWidget(self.first_visit)
        columns = QHBoxLayout()
        columns.setSpacing(36)
        columns.addLayout(self._left(), 1)
        columns.addLayout(self._right(), 1)
        body.addLayout(columns)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._steps_head = self._head(column, "Supported Employment", "Nieuwe cyclus", "cycle")
        self._steps = Rows()
        column.addWidget(self._steps)
        self._sva2_head = self._head(column, "SVA2", "Bijhouden", "sva2")
        self._sva2 = Facts()
        column.addWidget(self._sva2)
        self._head(column, "Bijbaan of klein contract", "Toevoegen", "contract")
        self._contracts = Rows()
        column.addWidget(self._contracts)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._company = ElidedText("", "strong")
        self._company.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self._company)
        self._place = QWidget()
        inner = QVBoxLayout(self._place)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._head(inner, "Jobanalyse (4 A’s)", "Invullen", "analysis")
        self._analysis = Facts()
        self._no_analysis = Text("", "body", "text2")
        self._no_analysis.setWordWrap(True)
        self._no_analysis.setContentsMargins(0, 6, 0, 6)
        inner.addWidget(self._analysis)
        inner.addWidget(self._no_analysis)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 8)
        self.print = Button("Jobanalyse afdrukken", icon="print")
        self.print.clicked.connect(partial(self.asked.emit, "print"))
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        self._head(inner, "Taken: job(re)design", "Wijzigen", "tasks")
        self._tasks = Rows()
        inner.addWidget(self._tasks)
        self._statement_part = self._section(inner, "Praktijkverklaring", "Toevoegen", "statement")
        self._statements = Rows()
        self._statement_part.addWidget(self._statements)
        self.print_statement = Button("Praktijkverklaring afdrukken", icon="print")
        self.print_statement.clicked.connect(partial(self.asked.emit, "print_statement"))
        self._statement_part.addWidget(self.print_statement)
        title = "TOP Academie en PROVSO.WORKS"
        self._programme_part = self._section(inner, title, "Invullen", "programme")
        self._programme = Facts()
        self._programme_part.addWidget(self._programme)
        column.addWidget(self._place)
        column.addStretch(1)
        return column

    def _head(self, column: QVBoxLayout, title: str, action: str, asked: str) -> SectionHead:
        head = SectionHead(title, action=action)
        head.acted.connect(partial(self.asked.emit, asked))
        column.addWidget(head)
        return head

    def _section(self, column: QVBoxLayout, title: str, action: str, asked: str) -> QVBoxLayout:
        """A block that may hide as a whole."""
        block = QWidget()
        inner = QVBoxLayout(block)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        self._head(inner, title, action, asked)
        column.addWidget(block)
        return inner

    # What shows.

    def show_page(self, page: TrackPage, on: date) -> None:
        """Show a student as of a day."""
        self._say_banners(page, on)
        self._show_steps(page, on)
        self._sva2.show_facts(sva2_facts(page))
        self._sva2_head.hint.setText("" if page.sva2 else "doet (nog) niet mee")
        self._fill(
            self._contracts,
            "employment_contract",
            [contract_item(one, on) for one in page.contracts],
            "Geen betaald werk naast de stage. Uren die je hier zet, tellen mee voor de wet.",
        )
        place = page.workplace
        self._place.setVisible(place is not None)
        if place is None:
            self._company.setText("Geen stageplek: de werkplek komt hier zodra er een is.")
            return
        self._company.setText(f"Werkplek: {place.company}")
        self._show_place(place, page)

    def _say_banners(self, page: TrackPage, on: date) -> None:
        drop_out, visit = page.support.drop_out, page.first_visit
        self.drop_out.say(f"Stage gestopt. {drop_out.words}" if drop_out else "")
        words = ""
        if visit is not None and (visit.standard or visit.near):
            day = f"{weekday_name(visit.start)} {short_date(visit.start)}"
            words = f"Eerste dag bij {visit.company} op {day}."
            words += " De jobcoach gaat mee." if visit.standard else " Ga je mee?"
        self.first_visit.say(words, Sign.DUE)

    def _show_steps(self, page: TrackPage, on: date) -> None:
        support = page.support
        cycle = support.cycle
        begun = {one.step: one for one in cycle.steps} if cycle else {}
        rows: list[QWidget] = []
        for step in support.steps:
            row = StepRow(step, begun.get(step.number), here=support.here)
            row.moved.connect(self.moved)
            row.opened.connect(partial(self.opened.emit, "cycle_step"))
            rows.append(row)
        if cycle is not None and cycle.reason:
            reason = Text(cycle.reason, "body", "text2")
            reason.setWordWrap(True)
            reason.setContentsMargins(0, 6, 0, 2)
            rows.insert(0, reason)
        rows += self._rows("support_cycle", [cycle_item(one, on) for one in support.cycles[1:]])
        self._steps.show_rows(rows, "")
        words = f"sinds {dated(cycle.started)}" if cycle else "nog niet begonnen"
        self._steps_head.hint.setText(words)

    def _show_place(self, place: Workplace, page: TrackPage) -> None:
        facts = analysis_facts(place)
        self._analysis.show_facts(facts)
        self._analysis.setVisible(bool(facts))
        self._no_analysis.setVisible(not facts)
        self._no_analysis.setText("" if facts else "Nog niet gedaan. Past de leerling hier?")
        self._fill(
            self._tasks,
            "job_task",
            [task_item(one) for one in place.tasks],
            "Nog geen taken. Zet erbij wat blijft, wat wegvalt en wat erbij komt.",
        )
        shown = page.statements_due or bool(place.statements)
        self._show_block(self._statement_part, shown)
        self._fill(
            self._statements,
            "practice_statement",
            [statement_item(one, place.sbb_levels) for one in place.statements],
            "Nog geen praktijkverklaring."
            if place.sbb_levels
            else "Dit bedrijf heeft nog geen SBB-erkenning genoteerd.",
        )
        self.print_statement.setVisible(bool(place.statements))
        self._show_block(self._programme_part, place.in_programme)
        self._programme.show_facts(programme_facts(place))

    def _show_block(self, inner: QVBoxLayout, shown: bool) -> None:
        block = inner.parentWidget()
        if block is not None:
            block.setVisible(shown)

    def _fill(self, rows: Rows, form: str, items: Sequence[Item], empty: str) -> None:
        rows.show_rows(self._rows(form, items), empty)

    def _rows(self, form: str, items: Sequence[Item]) -> list[QWidget]:
        found: list[QWidget] = []
        for item in items:
            row = ItemRow(item)
            row.chosen.connect(partial(self.opened.emit, form))
            found.append(row)
        return found
