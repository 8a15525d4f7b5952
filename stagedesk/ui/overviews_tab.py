"""Overzichten: what concerns more than one student; a part is one function and one line here.

Exists so that the numbers of the year, boards and planners stand together behind one tab.
"""

from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.parts_page import PartOf, PartsPage


def _numbers(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.overview_numbers import NumbersPart

    return NumbersPart(gate, choice)


def _without(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.without_part import WithoutPart

    return WithoutPart(gate, choice)


def _board(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.overview_board import BoardPart

    return BoardPart(gate, choice)


def _where(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.where_part import WherePart

    return WherePart(gate, choice)


def _internal(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.internal_part import InternalPartPage

    return InternalPartPage(gate, choice)


#: The parts in order.
PARTS: tuple[PartOf, ...] = (
    PartOf("&Cijfers van het jaar", "table", _numbers),
    PartOf("&Wie is waar", "company", _where),
    PartOf("Zonder sta&ge", "people", _without),
    PartOf("I&nterne stage", "calendar", _internal),
    PartOf("Supported Em&ployment", "list", _board),
)


class OverviewsTab(PartsPage):
    """Overzichten."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Opens on the first part."""
        super().__init__(gate, choice, PARTS)
