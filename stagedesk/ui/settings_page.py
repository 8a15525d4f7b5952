"""Instellingen: the school, its staff, its holidays, and what keeps the data safe.

Exists as one page, so that what is set once does not clutter the tabs; a part is one function
and one line here.
"""

from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.parts_page import PartOf, PartsPage


def _school(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_school import SchoolPart

    return SchoolPart(gate, choice)


def _staff(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_staff import StaffPart

    return StaffPart(gate, choice)


def _calendar(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_calendar import CalendarPart

    return CalendarPart(gate, choice)


def _safety(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_safety import SafetyPart

    return SafetyPart(gate, choice)


def _data(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_data import DataPart

    return DataPart(gate, choice)


def _lists(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_lists import ListsPart

    return ListsPart(gate, choice)


def _new_year(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_new_year import NewYearPart

    return NewYearPart(gate, choice)


def _removal(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_removal import RemovalPart

    return RemovalPart(gate, choice)


#: The parts in order.
PARTS = (
    PartOf("&School", "company", _school),
    PartOf("Me&dewerkers", "people", _staff),
    PartOf("Va&kanties", "calendar", _calendar),
    PartOf("Veilig&heid", "key", _safety),
    PartOf("&Gegevens", "table", _data),
    PartOf("Li&jsten", "page", _lists),
    PartOf("&Nieuw schooljaar", "arrow-right", _new_year),
    PartOf("O&pruimen", "trash", _removal),
)


class SettingsPage(PartsPage):
    """Instellingen."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Opens on the school."""
        super().__init__(gate, choice, PARTS)
