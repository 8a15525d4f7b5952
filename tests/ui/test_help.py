import re

import pytest
from pytestqt.qtbot import QtBot

from stagedesk.paths import resources
from stagedesk.ui.help_view import HelpView, help_file
from stagedesk.ui.tabs import SETTINGS, TABS

TOPICS = sorted(path.stem for path in (resources() / "help").glob("*.md"))


@pytest.mark.parametrize("tab", [*TABS, SETTINGS], ids=lambda tab: tab.name)
def test_every_tab_has_its_text(tab: object) -> None:
    assert help_file(tab.help).is_file()  # type: ignore[attr-defined]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_text_opens_and_its_links_lead_somewhere(topic: str, qtbot: QtBot) -> None:
    view = HelpView()
    qtbot.addWidget(view)
    view.show_topic(topic)
    assert view.text().strip()
    for link in re.findall(r"\]\(([\w-]+)\)", help_file(topic).read_text("utf-8")):
        assert help_file(link).is_file()


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("beoordeling", "Een gemiddelde maakt geen certificaat"),
        ("beoordeling", "Een leeg vakje is geen voldoende"),
        ("beoordeling", "De uren tellen wel samen"),
        ("urenbriefjes", "Alleen als het briefje getekend is"),
        ("urenbriefjes", "met de pauze erbij"),
        ("urenbriefjes", "de norm wordt niet lager"),
        ("gegevens", "Het bestand is niet versleuteld"),
        ("gegevens", "Er wordt nooit iets weggehaald"),
        ("leerlingen", "alle getekende uren van het schooljaar tellen samen"),
    ],
)
def test_what_users_ask_is_answered_where_it_shows(topic: str, sentence: str, qtbot: QtBot) -> None:
    view = HelpView()
    qtbot.addWidget(view)
    view.show_topic(topic)
    assert sentence in view.text()
