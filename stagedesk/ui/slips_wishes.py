"""From a wish of the slip panel to the service that grants it, with the words for undo.

Exists so that the panel knows no service and the tab no arguments.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from stagedesk.domain.problem import Problem
from stagedesk.domain.slips import WEEKDAYS
from stagedesk.services import slips
from stagedesk.services.slip_page import DRAFT_FORM, SlipPage, draft_row
from stagedesk.ui.drafts import Place
from stagedesk.ui.gate import Gate
from stagedesk.ui.typing_drafts import TypingDrafts

_CALLS: dict[str, Any] = {
    "fill": slips.fill_by_timetable,
    "day": slips.save_day,
    "absence": slips.set_absence,
    "sign": slips.sign,
    "unsign": slips.unsign,
    "remark": slips.set_remark,
    "handed_in": slips.set_handed_in,
    "registered": slips.mark_registered,
}
#: What follows 'Week 19 van Yusuf' in history and status line.
_TITLES = {
    "fill": ": volgens rooster",
    "absence": ": afwezig",
    "sign": ": getekend",
    "unsign": ": niet getekend",
    "remark": ": opmerking",
    "handed_in": ": ingeleverd",
    "registered": ": verzuim gemeld",
}
#: Fields whose text a wish gives.
_FIELDS = {
    "sign": ("signed_by", "signed_on"),
    "remark": ("remark",),
    "handed_in": ("handed_in_on",),
}


class Wishes(QObject):
    """Saves what the panel asks; keeps what is typed in it and not asked yet."""

    def __init__(self, gate: Gate, parent: QObject) -> None:
        """Through ``gate``."""
        super().__init__(parent)
        self._gate = gate
        self._typing = TypingDrafts(gate.drafts, self)

    def typed(self, page: SlipPage, field: str, text: str | None) -> None:
        """A key was pressed in a field of this slip; None when it says what is saved."""
        self._typing.typed(_place(page, field), text)

    def keep_now(self) -> None:
        """Another slip is shown, or this one again: what is half typed comes back as a draft."""
        self._typing.keep_now()

    def carry_out(
        self, page: SlipPage, wish: str, arguments: tuple[Any, ...], today: date
    ) -> tuple[bool, tuple[Problem, ...]]:
        """Save what the panel asks.

        Args:
            page: the slip that it is about.
            wish: see SlipPanel.asked.
            arguments: see there.
            today: the day on which hours are passed to the administration.

        Returns:
            Whether it was saved, and the Problems of what was not taken.
        """
        fields = _FIELDS.get(wish, ())
        if wish in ("day", "draft"):
            fields = tuple(f"days.{WEEKDAYS[arguments[0]]}.{part}" for part in ("begin", "end"))
        self._typing.done(*(_place(page, field) for field in fields))
        if wish == "draft":
            for field, text in zip(fields, arguments[1:], strict=True):
                self._gate.drafts.keep(_place(page, field), text or None)
            return False, ()
        if wish == "day":
            arguments = (arguments[0], _with_on_time(page, *arguments))
        if wish == "registered":
            arguments = (arguments[0], today if arguments[1] else None)
        title = f"Week {page.week[1]} van {page.student}{_TITLES.get(wish, '')}"
        done, problems = self._gate.check(
            title, _CALLS[wish], page.placement_key, page.week, *arguments
        )
        if done is None:
            self._typing.not_saved()
        return done is not None, problems


def _place(page: SlipPage, field: str) -> Place:
    return DRAFT_FORM, draft_row(page.placement_key, page.week), field


def _with_on_time(page: SlipPage, weekday: int, values: dict[str, Any]) -> dict[str, Any]:
    """New times bring the answer to 'op tijd' along, where the timetable gives one."""
    row = page.days[weekday]
    begin = values.get("begin")
    if begin is None or row.entry.filled or row.entry.on_time is not None:
        return values
    return {**values, "on_time": row.on_time_at(begin)}
