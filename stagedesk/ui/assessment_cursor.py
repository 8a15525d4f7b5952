"""Where one is in the assessment sheet and what is being typed there; knows no pixels.

Exists apart from the widget so that keys, finger and grade keys move and type by the same rules.
"""

from collections.abc import Callable

from stagedesk.domain.grades import HIGHEST, format_grade
from stagedesk.domain.problem import InputError
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui.assessment_paint import value_of
from stagedesk.ui.assessment_rows import Row, RowKind, rows_of
from stagedesk.ui.grade_typing import Typed, add, take_back

_CLOSED = "Gesloten. Heropen eerst."

#: Kind of row, skill id, moment, tenths or None.
Graded = Callable[[str, str, int, int | None], None]


class SheetCursor:
    """The cursor.

    Attributes:
        sheet: what is shown; None while nothing is. rows: its rows.
        row: index of the row. moment: number of the column.
        note: why the last key was refused; empty when it was taken.
    """

    def __init__(self, graded: Graded) -> None:
        """``graded`` is told of every grade that a key changed."""
        self.sheet: Sheet | None = None
        self.rows: tuple[Row, ...] = ()
        self.row, self.moment, self.note = 0, 1, ""
        self._graded = graded
        self._typed: Typed | None = None
        self._before: int | None = None

    def show(self, sheet: Sheet, *, keep: bool) -> bool:
        """Take another sheet; ``keep`` leaves the cursor. Returns whether the rows are others."""
        rows = rows_of(sheet)
        others = rows != self.rows
        self.sheet, self.rows = sheet, rows
        if not keep:
            self.moment = sheet.active
            self.set_to(self._first_empty(), self.moment)
        self.row = min(self.row, len(rows) - 1)
        if self._typed is not None and self._typed.tenths != self.value:
            # Taken back, or not saved: what was typed stands no more.
            self.leave()
        return others

    # What it stands on

    @property
    def certificate(self) -> int:
        """The certificate of the row, 0 outside the skills."""
        return self.rows[self.row].certificate if self.rows else 0

    @property
    def typed(self) -> str | None:
        """What is typed in the cell; None while nothing is."""
        return self._typed.text if self._typed else None

    @property
    def value(self) -> int | None:
        """The grade under the cursor, in tenths."""
        if self.sheet is None or not self.rows:
            return None
        return value_of(self.sheet, self.rows[self.row], self.moment)

    @property
    def words(self) -> str:
        """What the cursor stands on, for who cannot see it."""
        if not self.rows:
            return "Nog geen formulier"
        row, value = self.rows[self.row], self.value
        shown = format_grade(value) if value is not None else "leeg"
        text = f"{row.mark} {row.text}, BO {self.moment}: {shown}".strip()
        return f"{text}. {self.note}" if self.note else text

    @property
    def closed(self) -> bool:
        """Whether the moment is read-only."""
        return self.sheet is not None and self.sheet.moment(self.moment).closed

    # Moving

    def set_to(self, row: int, moment: int) -> None:
        """Stand at a row and a column; what was typed stands."""
        self.row, self.moment = row, moment
        self._typed, self.note = None, ""
        self._before = self.value

    def step(self, by: int) -> None:
        """To the next (1) or previous (-1) row with a grade in this column."""
        index = self.row + by
        while 0 <= index < len(self.rows):
            if self._takes_grade(index):
                self.set_to(index, self.moment)
                return
            index += by

    def page(self, by: int) -> None:
        """Further by so many rows with a grade, or to the end."""
        graded = self._graded_rows()
        here = graded.index(self.row) if self.row in graded else 0
        self.set_to(graded[min(max(here + by, 0), len(graded) - 1)], self.moment)

    def home(self) -> None:
        """To the first skill."""
        self.set_to(self._graded_rows()[0], self.moment)

    def end(self) -> None:
        """To the last skill."""
        graded = self._graded_rows()
        skills = [i for i in graded if self.rows[i].kind is RowKind.SKILL]
        self.set_to((skills or graded)[-1], self.moment)

    def shift(self, by: int) -> None:
        """To the moment at the left (-1) or right (1)."""
        columns = self.rows[self.row].columns
        if self.moment in columns:
            index = columns.index(self.moment) + by
            if 0 <= index < len(columns):
                self.set_to(self.row, columns[index])

    def go_to(self, certificate: int, moment: int) -> bool:
        """To the first skill of a certificate that is empty or low, else to its first."""
        skills = [
            index
            for index, row in enumerate(self.rows)
            if row.certificate == certificate and row.kind is RowKind.SKILL
        ]
        if not skills or self.sheet is None:
            return False
        grades, mark = self.sheet.moment(moment).record.grades, self.sheet.policy.pass_tenths
        wanted = [i for i in skills if grades.get(self.rows[i].key, 0) < mark]
        self.set_to((wanted or skills)[0], moment)
        return True

    def _takes_grade(self, index: int) -> bool:
        return self.rows[index].graded and self.moment in self.rows[index].columns

    def _graded_rows(self) -> list[int]:
        return [index for index in range(len(self.rows)) if self._takes_grade(index)]

    def _first_empty(self) -> int:
        graded = self._graded_rows()
        for index in graded:
            skill = self.rows[index].kind is RowKind.SKILL
            if skill and self.sheet and value_of(self.sheet, self.rows[index], self.moment) is None:
                return index
        return graded[0] if graded else 0

    # Typing

    def type(self, letter: str) -> None:
        """One key of a grade; what cannot become one is refused with a note."""
        if self._refused():
            return
        if self._typed is None:
            self._before = self.value
        try:
            self._take(add(self._typed or Typed(), letter))
        except InputError as error:
            self.note = error.problems[0].text

    def erase_key(self) -> None:
        """Take back the last key of what stands in the cell."""
        if self._refused():
            return
        value = self.value
        shown = Typed(format_grade(value), value) if value is not None else Typed()
        self._take(take_back(self._typed or shown))

    def put(self, tenths: int | None) -> None:
        """Put a whole grade, or clear the cell."""
        if not self._refused():
            self._typed, self.note = None, ""
            self._change(tenths)

    def put_half(self) -> None:
        """Make the whole grade in the cell a half more."""
        value = self.value
        if value is not None and value < HIGHEST:
            self.put(value // 10 * 10 + 5)

    def give_up(self) -> bool:
        """Bring back what stood there before typing; False when nothing was typed."""
        if self._typed is None:
            return False
        self._typed, self.note = None, ""
        self._change(self._before)
        return True

    def leave(self) -> None:
        """The focus goes: what was typed stands."""
        self._typed, self.note = None, ""

    def _take(self, typed: Typed) -> None:
        self.note = ""
        self._typed = typed
        if typed.tenths is not None or not typed.text:
            self._change(typed.tenths)

    def _change(self, tenths: int | None) -> None:
        row = self.rows[self.row]
        if tenths != self.value:
            self._graded(row.kind.value, row.key, self.moment, tenths)

    def _refused(self) -> bool:
        self.note = _CLOSED if self.closed else ""
        return self.closed
