"""The table of papers: what each is called, and what to gather for it.

Exists as a file of its own, so that a new paper is one entry; window and command line follow.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from stagedesk.reports.style import SchoolHead
from stagedesk.services import (
    access,
    gather_certificates,
    gather_companies,
    gather_evaluation,
    gather_forms,
    gather_handover,
    gather_hours_overview,
    gather_letters,
    gather_mentor_update,
    gather_overviews,
    gather_pack,
    gather_removed,
    gather_rotation,
    gather_slips,
    gather_visits,
    gather_without,
    gather_workplaces,
)
from stagedesk.services.gathering import Options, Piece, Year

Gatherer = Callable[[Year, Options], Iterator[Piece]]
General = Callable[[SchoolHead, Year | None, Options], Iterator[Piece]]
Group = Callable[[Session, Sequence[str], Options], Iterator[Piece]]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the table.

    Attributes:
        gather: its documents for one student's year; None when it is an overview.
        general: its documents that are of nobody; None when there are none.
        always_general: whether it is of nobody even when it is not asked for blank.
        group: its documents about all these students together (an overview).
        of_nobody: whether an overview is about no student, so that it needs none.
        any_year: whether it is also of who is not enrolled in the school year asked for.
    """

    title: str
    gather: Gatherer | None = None
    general: General | None = None
    always_general: bool = False
    group: Group | None = None
    any_year: bool = False
    of_nobody: bool = False


PAPERS: dict[str, Paper] = {
    "beoordeling": Paper(
        "Beoordelingsformulier", gather_forms.assessments, gather_forms.blank_assessments
    ),
    "intake": Paper("Intakeformulier", gather_forms.intakes, gather_forms.blank_intake),
    "urenbriefje": Paper("Urenbriefjes", gather_slips.slips, gather_slips.blank_form),
    "deelcertificaat": Paper("Deelcertificaten", gather_certificates.parts),
    "eindcertificaat": Paper("Eindcertificaat", gather_certificates.finals),
    "niet-behaald": Paper("Waarom nog geen certificaat?", gather_certificates.reasons),
    "profiel": Paper("Persoonlijk profiel", gather_forms.profiles),
    "vakantie": Paper(
        "Vakantieoverzicht", gather_pack.holiday_sheets, gather_pack.general_holidays, True
    ),
    "infopakket": Paper("Informatiepakket", gather_pack.packs),
    "toestemming": Paper(
        "Toestemmingsverklaring", gather_letters.consents, gather_letters.blank_consent
    ),
    "zoekformulier": Paper(
        "Stagezoekformulier", gather_letters.search_forms, gather_letters.blank_search_form
    ),
    "wie-is-waar": Paper("Wie is waar", group=gather_overviews.where),
    "urenoverzicht": Paper("Urenoverzicht", group=gather_hours_overview.weekly_hours),
    "verzuim": Paper("Ongeoorloofd verzuim", group=gather_overviews.absence),
    "plaatsingsoverleg": Paper("Plaatsingsoverleg", group=gather_without.placement_meeting),
    "mt-lijst": Paper("Leerlingen zonder stage, MT", group=gather_without.mt_list),
    "rooster": Paper("Rooster interne stage", group=gather_rotation.rotation),
    "inzage": Paper("Inzage in het dossier", group=access.papers),
    "overdracht": Paper(
        "Overdracht aan WSPR of JOLO",
        gather_handover.handovers,
        gather_handover.blank_handover,
        any_year=True,
    ),
    "jobanalyse": Paper("Jobanalyse", gather_workplaces.analyses, gather_workplaces.blank_analysis),
    "praktijkverklaring": Paper(
        "Praktijkverklaring", gather_workplaces.statements, gather_workplaces.blank_statement
    ),
    "bezoeken": Paper("Bezoeken", group=gather_visits.visits),
    "bedrijven": Paper("Stagebedrijven", group=gather_companies.companies, of_nobody=True),
    "verwijderd": Paper("Verwijderde dossiers", group=gather_removed.removed, of_nobody=True),
    "mentor-update": Paper("Update voor de mentor", group=gather_mentor_update.updates),
    "evaluatie": Paper("Evaluatie stage", group=gather_evaluation.evaluations),
}
