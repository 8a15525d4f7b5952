"""Companies that are perhaps one are offered, branches of one chain are not."""

import pytest

from stagedesk.domain.duplicates import Known, alike, bare_name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Bakkerij Öz B.V.", "bakkerij oz"),
        ("BAKKERIJ  ÖZ", "bakkerij oz"),
        ("Łąka & Zn. vof", "laka zn"),
        ("B.V.", "bv"),
        ("!!", ""),
    ],
)
def test_a_name_is_compared_without_accents_points_and_legal_form(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Known("a", "Bakkerij Öz"), Known("b", "bakkerij oz BV"), True),
        (Known("a", "Bakkerij Jansen"), Known("b", "Bakkerij Janssen"), True),
        (Known("a", "Bakkerij Jansen"), Known("b", "Bakkerij Pietersen"), False),
        (Known("a", "De Hoekwinkel", "3011 AA"), Known("b", "De Hoekwinkel", "3011 AB"), True),
        (Known("a", "De Hoekwinkel", "3011 AA"), Known("b", "De Hoekwinkel", "3078 AB"), False),
        (
            Known("a", "De Hoekwinkel", None, "Rotterdam"),
            Known("b", "De Hoekwinkel", None, "Schiedam"),
            False,
        ),
        (
            Known("a", "De Hoekwinkel", "3011 AA"),
            Known("b", "De Hoekwinkel", None, "Schiedam"),
            True,
        ),
        (
            Known("a", "Kade", phone="010 555 01 50"),
            Known("b", "Kade Lunchroom en meer", phone="010 555 01 50"),
            True,
        ),
        (
            Known("a", "Kade", phone="010 555 01 50"),
            Known("b", "Garage Zuid", phone="010 555 01 50"),
            False,
        ),
    ],
)
def test_a_company_is_like_another_unless_something_tells_them_apart(
    one: Known, other: Known, same: bool
) -> None:
    assert (alike(one, [other]) == (other,)) is same
    assert (alike(other, [one]) == (one,)) is same


def test_a_name_without_letters_is_like_none() -> None:
    assert alike(Known("a", "!!"), [Known("b", "!!"), Known("c", "Kade")]) == ()
    assert alike(Known("a", "Kade", phone="1"), [Known("b", "??", phone="1")]) == ()


def test_the_likeliest_comes_first_and_a_company_is_not_like_itself() -> None:
    me = Known("a", "Bakkerij Jansen")
    near, same = Known("b", "Bakkerij Janssen"), Known("c", "bakkerij jansen")
    assert alike(me, [me, near, same]) == (same, near)
