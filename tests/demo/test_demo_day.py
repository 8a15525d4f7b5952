"""The demonstration shows the day around a placement: something of every kind is there."""

from datetime import timedelta

from stagedesk.domain.attachments import media_type
from stagedesk.domain.dossier import Dossier
from stagedesk.domain.first_day import is_near
from stagedesk.domain.stand_ins import standing_in
from stagedesk.domain.student_papers import papers_due
from stagedesk.domain.students import Enrollment, attachments_of
from tests.demo.schools import THIS, TODAY, school


def whole() -> Dossier:
    """A school of the usual size: not only its cases."""
    return school(TODAY, 240)


def years() -> list[Enrollment]:
    return [e for s in whole().students for e in s.enrollments if e.school_year == THIS]


def placements():
    return [p for year in years() for p in year.placements]


def test_somebody_is_ill_today_and_not_everybody_knows() -> None:
    ill = [n for year in years() for n in year.absences if n.covers(TODAY)]
    assert ill
    assert any(not notice.company_called for notice in ill)


def test_papers_lie_here_that_are_still_to_be_typed() -> None:
    slips = [slip for one in placements() for slip in one.slips]
    assert any(slip.handed_in_on is not None and not slip.days for slip in slips)


def test_a_first_day_is_near_and_not_all_is_ready() -> None:
    near = [one for one in placements() if one.start and is_near(one.start, TODAY)]
    assert any(not one.route_tried for one in near)


def test_papers_end_soon_and_hours_are_agreed_to_be_made_up() -> None:
    assert any(tuple(papers_due(student.papers, TODAY)) for student in whole().students)
    deals = [deal for one in placements() for deal in one.make_ups]
    assert any(deal.until and deal.until - TODAY < timedelta(days=7) for deal in deals)


def test_pictures_of_signed_agreements_are_pictures() -> None:
    kept = [one for student in whole().students for one in attachments_of(student)]
    assert kept
    assert {media_type(one.content) for one in kept} == {"png"}


def test_a_jobcoach_stands_in_for_another_today() -> None:
    away = [one for one in whole().staff if standing_in(one.stand_ins, TODAY)]
    names = {one.name for one in whole().staff}
    assert len(away) == 1
    assert away[0].stand_ins[0].by in names - {away[0].name}
