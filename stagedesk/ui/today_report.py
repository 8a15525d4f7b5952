"""The line on top of Vandaag in the week before the report talks: give the mentors an update.

Exists apart from the list of things to do, for it is about all students at once.
"""

from stagedesk.domain.report_talks import update_due
from stagedesk.domain.times import short_date
from stagedesk.services import policies
from stagedesk.ui.choice import Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner


class ReportBanner(Banner):
    """Hidden in all other weeks; its button prints the update."""

    def __init__(self, gate: Gate) -> None:
        """Reads in ``show_for``."""
        super().__init__(Sign.DUE, "", "Update maken")
        self._gate = gate

    def show_for(self, chosen: Chosen) -> None:
        """Say it when the day asks for it."""
        policy = self._gate.read(policies.policy_of, chosen.school_year)
        talk = update_due(policy, chosen.on)
        self.say(
            f"Rapportgesprekken vanaf {short_date(talk)}: geef de mentoren een update." if talk
            else "",
            Sign.DUE,
        )  # fmt: skip
