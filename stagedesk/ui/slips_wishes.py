"""From a wish of the slip panel to the service that grants it, with the words for undo.

Exists so that the panel knows no service and the tab no arguments.
"""

from datetime import date
from typing import Any

from stagedesk.domain.problem import Problem
from stagedesk.services import slips
from stagedesk.services.slip_page import DRAFT_FORM, SlipPage, draft_row
from stagedesk.ui.gate import Gate
from stagedesk.ui.typing_drafts import keeper

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


def carry_out(
    gate: Gate, page: SlipPage, wish: str, arguments: tuple[Any, ...], today: date
) -> tuple[bool, tuple[Problem, ...]]:
    """Save what the panel asks.

    Args:
        gate: the door to the services.
        page: the slip that it is about.
        wish: see SlipPanel.asked.
        arguments: see there.
        today: the day on which hours are passed to the administration.

    Returns:
        Whether it was saved, and the Problems of what was not taken.
    """
    if wish == "draft":
        gate.keep(slips.keep_draft, page.placement_key, page.week, *arguments)
        return False, ()
    if wish == "typed":
        name, text = arguments
        keeper(gate, DRAFT_FORM, draft_row(page.placement_key, page.week), name)(text)
        return False, ()
    if wish == "day":
        arguments = (arguments[0], _with_on_time(page, *arguments))
    if wish == "registered":
        arguments = (arguments[0], today if arguments[1] else None)
    title = f"Week {page.week[1]} van {page.student}{_TITLES.get(wish, '')}"
    done, problems = gate.check(title, _CALLS[wish], page.placement_key, page.week, *arguments)
    return done is not None, problems


def _with_on_time(page: SlipPage, weekday: int, values: dict[str, Any]) -> dict[str, Any]:
    """New times bring the answer to 'op tijd' along, where the timetable gives one."""
    row = page.days[weekday]
    begin = values.get("begin")
    if begin is None or row.entry.filled or row.entry.on_time is not None:
        return values
    return {**values, "on_time": row.on_time_at(begin)}
