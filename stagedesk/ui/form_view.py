"""A form on the screen, built from its declaration; what is wrong stands beside its field.

Exists so that screen, rules and paper ask the same things in the same order.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from stagedesk.domain.draft_text import draft_value
from stagedesk.domain.form import Field, Form, Section
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.values import read_value
from stagedesk.ui import theme
from stagedesk.ui.choosers import make_editor
from stagedesk.ui.editors import Editor
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import ElidedText, SectionHead, SignMark, Text

#: In a narrow window (tokens.md) three columns become two, and where the form itself has no room.
NARROW_WINDOW, TWO_COLUMNS, ONE_COLUMN = 1100, 780, 520
_MOST_COLUMNS = 3
#: Beside a draft that reads well.
NOT_SAVED = "Dit is nog niet bewaard"


class FieldRow(QWidget):
    """A label above one or two editors; the right end of the label's line says hint or problem."""

    def __init__(self, fields: Sequence[Field]) -> None:
        """Two fields share one line, such as begin and end."""
        super().__init__()
        self.fields = tuple(fields)
        self._hint = next((f.hint for f in fields if f.hint), "")
        self._problems: dict[str, Problem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(5)
        words = [fields[0].screen_label, *(_small(f.screen_label) for f in fields[1:])]
        self._label = ElidedText(", ".join(words), "small", "text2")
        self._label.setFixedHeight(theme.scaled(18))
        self._sign = SignMark(None, 13)
        self._sign.hide()
        self._side = Text(self._hint, "small", "text2")
        top.addWidget(self._label, 1)
        top.addWidget(self._sign)
        top.addWidget(self._side)
        column.addLayout(top)
        editors = QHBoxLayout()
        editors.setSpacing(8)
        self.editors = {field.name: make_editor(field) for field in fields}
        for editor in self.editors.values():
            editors.addWidget(editor, 1)
        column.addLayout(editors)
        self._label.setBuddy(next(iter(self.editors.values())))

    def show_hint(self, text: str) -> None:
        """Other grey words."""
        self._hint = text
        self._say()

    def show_problem(self, name: str, problem: Problem | None) -> None:
        """Say what is wrong with a field of this row, or that nothing is."""
        if problem is None:
            self._problems.pop(name, None)
        else:
            self._problems[name] = problem
        self.editors[name].set_problem(problem.severity if problem else None)
        self.editors[name].describe(problem.text if problem else self._hint)
        self._say()

    def _say(self) -> None:
        found = sorted(self._problems.values(), key=lambda problem: not problem.is_error)
        if not found:
            self._sign.hide()
            self._side.setFont(theme.font("small"))
            self._side.set_token("text2")
            self._side.setText(self._hint)
            return
        wrong = found[0].severity is Severity.ERROR
        self._sign.show_sign(Sign.ALERT if wrong else Sign.HALF)
        self._sign.show()
        self._side.setFont(theme.font("badge"))
        self._side.set_token("bad" if wrong else "wait")
        self._side.setText(found[0].text)
        self._side.setToolTip(found[0].text)


class FormView(QWidget):
    """All sections of a form in columns.

    Signals:
        edited: (field name, text as typed or value as chosen), when the user is done with a
            field. The page saves it and answers with ``show_saved``.
        typing: (field name, text after a key or None when it is what was shown before).
    """

    edited = Signal(str, object)
    typing = Signal(str, object)

    def __init__(
        self,
        form: Form,
        *,
        columns: Sequence[Sequence[str]] = (),
        pairs: Iterable[tuple[str, str]] = (),
        read_only: Iterable[str] = (),
        near: date | None = None,
    ) -> None:
        """Build the editors.

        Args:
            form: what is asked.
            columns: titles of the sections of each column; by itself: spread in order.
            pairs: names of two fields that share a line.
            read_only: fields that are only shown.
            near: the day near which a date without a year lies, to explain a draft.
        """
        super().__init__()
        self.form = form
        self.near = near
        self._columns = columns
        self._pairs = dict(pairs)
        self._rows: dict[str, FieldRow] = {}
        self._heads: dict[str, SectionHead] = {}
        self._order: list[Editor] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 4, 20, 20)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        # Made once and kept: PySide still knows the stretch of a layout that was taken away, and
        # gives it out for the next widget that gets the same place in memory.
        self._sides = [QVBoxLayout() for _ in range(_MOST_COLUMNS)]
        for number, column in enumerate(self._sides):
            column.setSpacing(0)
            column.addStretch(1)
            self._grid.addLayout(column, 0, number)
        self._blocks = [self._block(section) for section in form.sections]
        self._shown_columns = 0
        self.set_read_only(read_only)
        self._spread(3)

    def _block(self, section: Section) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        head = SectionHead(section.title, section.hint)
        self._heads[section.title] = head
        column.addWidget(head)
        column.addSpacing(4)
        seconds = set(self._pairs.values())
        for field in section.fields:
            if field.name in seconds:
                continue
            fields = [field]
            if field.name in self._pairs:
                fields.append(self.form.field(self._pairs[field.name]))
            row = FieldRow(fields)
            column.addWidget(row)
            for name, editor in row.editors.items():
                self._rows[name] = row
                self._order.append(editor)
                editor.edited.connect(lambda raw, name=name: self.edited.emit(name, raw))
                editor.typing.connect(lambda text, name=name: self.typing.emit(name, text))
                editor.entered.connect(lambda editor=editor: self._next_from(editor))
        column.addStretch(1)
        return block

    def head(self, section: str) -> SectionHead:
        """The head of a section, for its hint; KeyError when there is none."""
        return self._heads[section]

    def editor(self, name: str) -> Editor:
        """The editor of a field; KeyError when there is none."""
        return self._rows[name].editors[name]

    def show_values(
        self,
        values: Mapping[str, object],
        drafts: Mapping[str, str] | None = None,
        *,
        not_saved: str = NOT_SAVED,
    ) -> None:
        """Show a record; a draft shows as it was typed, with its problem.

        Args:
            values: by field.
            drafts: what was typed or chosen and is not saved, by field.
            not_saved: stands beside a draft that reads well; a text that reads well was refused
                beside another field.
        """
        for name in self._rows:
            if name not in (drafts or {}):
                self.editor(name).set_value(values.get(name))
            self.show_problem(name, None)
        for name, text in (drafts or {}).items():
            if name in self._rows:
                self.editor(name).set_draft(values.get(name), text)
                well = Problem(name, not_saved) if not_saved else None
                self.show_problem(name, self._explain(name, text) or well)

    def _explain(self, name: str, text: str) -> Problem | None:
        try:
            read_value(self.form.field(name), draft_value(text), self.near)
        except InputError as error:
            return error.problems[0]
        return None

    def show_saved(self, name: str, value: object, problems: Sequence[Problem] = ()) -> None:
        """Answer to ``edited``: an error keeps what was typed, else the value shows."""
        mine = [p for p in problems if p.field in (name, "")]
        worst = min(mine, key=lambda problem: not problem.is_error, default=None)
        if worst is None or not worst.is_error:
            self.editor(name).set_value(value)
        else:
            self.editor(name).set_unsaved()
        self.show_problem(name, worst)
        for problem in problems:
            if problem.field != name and problem.field in self._rows:
                self.show_problem(problem.field, problem)

    def show_problem(self, name: str, problem: Problem | None) -> None:
        """Say what is wrong beside a field, or that nothing is."""
        self._rows[name].show_problem(name, problem)

    def show_hint(self, name: str, text: str) -> None:
        """Grey words at the right end of a field's label line."""
        self._rows[name].show_hint(text)

    def set_choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """What a field offers, where the database knows it."""
        self.editor(name).set_choices(choices)

    def set_read_only(self, names: Iterable[str], read_only: bool = True) -> None:
        """Only show these fields."""
        for name in names:
            self.editor(name).set_read_only(read_only)

    def focus_field(self, name: str) -> None:
        """Go to a field and bring it in sight."""
        self._go(self.editor(name))

    def _next_from(self, editor: Editor) -> None:
        later = self._order[self._order.index(editor) + 1 :]
        for following in later:
            first = following.parts()[0]
            if first.isEnabled() and not first.property("readOnly"):
                self._go(following)
                return
        # The last one: leaving it is what saves it.
        self.focusNextPrevChild(True)

    def _go(self, editor: Editor) -> None:
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        ancestor = self.parentWidget()
        while ancestor is not None:
            if isinstance(ancestor, QScrollArea):
                ancestor.ensureWidgetVisible(editor, 20, 40)
                return
            ancestor = ancestor.parentWidget()

    def minimumSizeHint(self) -> QSize:
        """Three columns must not keep the page from becoming narrow: they become fewer."""
        return QSize(300, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, or two, or one, as the width allows."""
        super().resizeEvent(event)
        width = event.size().width()
        narrow = width < TWO_COLUMNS or self.window().width() < NARROW_WINDOW
        self._spread(1 if width < ONE_COLUMN else 2 if narrow else 3)

    def _spread(self, columns: int) -> None:
        if columns == self._shown_columns:
            return
        self._shown_columns = columns
        for column, blocks in zip(self._sides, self._arranged(columns), strict=False):
            for place, block in enumerate(blocks):
                column.insertWidget(place, block)
        for number in range(len(self._sides)):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _arranged(self, columns: int) -> list[list[QWidget]]:
        """The blocks of each column: as asked, else in order and about equally long."""
        by_title = dict(zip(self._heads, self._blocks, strict=True))
        if self._columns and columns >= len(self._columns):
            return [[by_title[title] for title in titles] for titles in self._columns]
        heights = [block.sizeHint().height() for block in self._blocks]
        target = sum(heights) / columns
        result: list[list[QWidget]] = [[]]
        filled = 0
        for block, height in zip(self._blocks, heights, strict=True):
            if result[-1] and filled + height / 2 > target and len(result) < columns:
                result.append([])
                filled = 0
            result[-1].append(block)
            filled += height
        return result


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
