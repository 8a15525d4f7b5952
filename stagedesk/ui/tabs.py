"""The tabs of the window, in order; a page is imported when its tab is opened first.

Exists so that a new tab is one function and one line here.
"""

from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.main_window import Tab
from stagedesk.ui.page import Page


def _today(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.today_tab import TodayTab

    return TodayTab(gate, choice)


def _students(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.students_tab import StudentsTab

    return StudentsTab(gate, choice)


def _companies(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.companies_tab import CompaniesTab

    return CompaniesTab(gate, choice)


def _intake(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.intake_tab import IntakeTab

    return IntakeTab(gate, choice)


def _slips(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.slips_tab import SlipsTab

    return SlipsTab(gate, choice)


def _assessment(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.assessment_tab import AssessmentTab

    return AssessmentTab(gate, choice)


def _log(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.log_tab import LogTab

    return LogTab(gate, choice)


def _outflow(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.outflow_tab import OutflowTab

    return OutflowTab(gate, choice)


def _overviews(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.overviews_tab import OverviewsTab

    return OverviewsTab(gate, choice)


def _settings(gate: Gate, choice: Choice) -> Page:
    from stagedesk.ui.settings_page import SettingsPage

    return SettingsPage(gate, choice)


TABS: tuple[Tab, ...] = (
    Tab("&Vandaag", "vandaag", _today),
    Tab("&Leerlingen", "leerlingen", _students),
    Tab("&Bedrijven", "bedrijven", _companies),
    Tab("&Intake", "intake", _intake),
    Tab("&Urenbriefjes", "urenbriefjes", _slips),
    Tab("B&eoordeling", "beoordeling", _assessment),
    Tab("L&ogboek", "logboek", _log),
    Tab("Uitstroo&m", "uitstroom", _outflow),
    Tab("Over&zichten", "overzichten", _overviews),
)
SETTINGS = Tab("Instellingen", "instellingen", _settings)
