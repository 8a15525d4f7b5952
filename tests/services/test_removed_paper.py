"""What was removed on paper: numbers by day, the same bytes each time, and nobody's name."""

import datetime as dt

from stagedesk.domain.retention import Extent
from stagedesk.services import printing, removal
from stagedesk.services.printing import Options
from stagedesk.services.removal import CONFIRMATION, Pick
from stagedesk.services.transaction import Desk
from tests.reports.on_paper import outside, overlaps, whole_text
from tests.services.removal_school import fill

ON = dt.date(2030, 1, 1)


def _paper(desk: Desk, on: dt.date = ON) -> bytes:
    (document,) = desk.read(printing.gather, "verwijderd", (), Options(on, "2029-2030")).documents
    return document.render()


def test_before_anything_was_removed_it_says_so(desk: Desk) -> None:
    fill(desk)
    assert "Er is nog niets verwijderd." in whole_text(_paper(desk))


def test_it_tells_day_and_numbers_and_no_name(desk: Desk) -> None:
    student = fill(desk)
    for extent in (Extent.DOSSIER, Extent.WHOLE):
        removal.carry_out(desk, [Pick(student, extent)], ON, CONFIRMATION)
    first = _paper(desk)
    text = whole_text(first)
    assert "01-01-2030" in text
    assert "1 leerling" in text
    assert "Ouder of verzorger 2" in text
    assert "dossier, behalve" in text
    assert not any(word in text for word in ("Noor", "Wit", "10001", "Kade"))
    assert outside(first) == []
    assert overlaps(first) == []
    assert _paper(desk) == first
    assert "nog niets verwijderd" in whole_text(_paper(desk, dt.date(2029, 12, 31)))
