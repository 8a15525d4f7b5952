"""Content that may run on to a next page: the running head, the footer and the breaks for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.reports.letterhead import footer, running_head
from stagedesk.reports.letters import Type
from stagedesk.reports.style import BOTTOM, Sheet, leading


@dataclass(slots=True)
class Flow:
    """A place on a page that moves down and turns the page when it is full.

    Attributes:
        title, who: for the running head of the next pages.
        left, right: the footer's words.
        y: where the next content begins, in mm.
        number: the page within this paper.
    """

    sheet: Sheet
    title: str
    who: str
    left: str
    right: str
    y: float
    number: int = 1

    @property
    def room(self) -> float:
        """Height left on this page in mm."""
        return BOTTOM - self.y

    def turn(self) -> None:
        """Go on on a next page."""
        self._foot(f"lees verder op blad {self.number + 1}")
        self.sheet.page()
        self.number += 1
        self.y = running_head(self.sheet, self.title, self.who)

    def keep(self, high: float) -> None:
        """Turn the page when ``high`` mm do not fit on it any more."""
        if self.y + high > BOTTOM + 0.01:
            self.turn()

    def lines(
        self, x: float, lines: Sequence[str], kind: Type, first: float = 0.0, step: float = 0.0
    ) -> None:
        """Lines of text from baseline ``y + first`` on, over as many pages as they need."""
        step = step or leading(kind)
        self.y += first
        for line in lines:
            if self.y > BOTTOM - 1.0:
                self.turn()
                self.y += step
            self.sheet.text(x, self.y, line, kind)
            self.y += step
        self.y -= step if lines else 0.0

    def end(self) -> None:
        """The footer of the last page."""
        self._foot("")

    def _foot(self, more: str) -> None:
        page = f"blad {self.number}" if self.number > 1 or more else ""
        words = (page, more) if page else (self.right,)
        footer(self.sheet, self.left, " · ".join(word for word in words if word))
