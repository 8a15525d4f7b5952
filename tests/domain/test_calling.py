"""Whom to call at home: parents in their order, from 18 the student."""

from datetime import date

import pytest

from stagedesk.domain.calling import home_callees
from stagedesk.domain.students import Guardian

BORN = date(2009, 5, 25)
PARENTS = (
    Guardian("Elif Şahin", "moeder", "06 1234 5601"),
    Guardian("Emre Şahin", None, "06 1234 5602"),
)


@pytest.mark.parametrize(
    ("on", "consent", "names"),
    [
        (date(2027, 5, 24), None, ["Elif Şahin (moeder)", "Emre Şahin", ""]),
        (date(2027, 5, 25), None, [""]),
        (date(2027, 5, 25), date(2027, 5, 25), ["", "Elif Şahin (moeder)", "Emre Şahin"]),
        (date(2027, 5, 25), date(2027, 5, 26), [""]),
    ],
)
def test_from_eighteen_the_student_is_called_and_parents_only_with_consent(on, consent, names):
    found = home_callees(BORN, "06 1234 5622", PARENTS, consent, on, 18)
    assert [callee.name for callee in found] == names


def test_an_unknown_birth_date_counts_as_a_minor():
    found = home_callees(None, None, PARENTS, None, date(2030, 1, 1), 18)
    assert found[0].phone == "06 1234 5601"
    assert found[-1].phone is None
