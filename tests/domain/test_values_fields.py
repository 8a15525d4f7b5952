"""A field's kind decides how typed text becomes a value and how a value is shown."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.form import Field, Kind
from stagedesk.domain.problem import InputError
from stagedesk.domain.values import read_value, show_value

SECTORS = (("horeca", "Horeca"), ("zorg", "Zorg en welzijn"))
NEAR = date(2027, 5, 20)


def field(kind: Kind, **options: object) -> Field:
    return Field("vraag", "Vraag", kind, **options)  # type: ignore[arg-type]


LEVELS = (("1", "niveau 1"), ("2", "niveau 2"))
CASES = [
    (field(Kind.TEXT), "  Noor  El Haddād ", "Noor El Haddād", "Noor El Haddād"),
    (field(Kind.LONG_TEXT), "een\r\ntwee ", "een\ntwee", "een\ntwee"),
    (field(Kind.DATE), "17-5", date(2027, 5, 17), "17 mei 2027"),
    (field(Kind.DATE), date(2027, 5, 17), date(2027, 5, 17), "17 mei 2027"),
    (field(Kind.TIME), "830", 510, "8:30"),
    (field(Kind.TIME), 510, 510, "8:30"),
    (field(Kind.HOURS), "7,5", 450, "7,5"),
    (field(Kind.HOURS), "7:30", 450, "7,5"),
    (field(Kind.NUMBER, largest=7), " 3 ", 3, "3"),
    (field(Kind.NUMBER), 30, 30, "30"),
    (field(Kind.NUMBER), "0", 0, "0"),
    (field(Kind.HOURS), "7,5", 450, "7,5"),
    (field(Kind.CHOICE, choices=SECTORS), "zorg", "zorg", "Zorg en welzijn"),
    (field(Kind.CHOICE, choices=SECTORS), "Zorg en Welzijn", "zorg", "Zorg en welzijn"),
    (field(Kind.CHOICE), "uuid-7", "uuid-7", "uuid-7"),
    (field(Kind.CHOICES, choices=SECTORS), "zorg, Horeca", ("horeca", "zorg"),
     "Horeca, Zorg en welzijn"),
    (field(Kind.CHOICES, choices=SECTORS), ("zorg", "zorg"), ("zorg",), "Zorg en welzijn"),
    (field(Kind.CHOICES), ["b", "a"], ("b", "a"), "b, a"),
    (field(Kind.NUMBERS, choices=LEVELS), "2, niveau 1", (1, 2), "niveau 1, niveau 2"),
    (field(Kind.NUMBERS, choices=LEVELS), ("2",), (2,), "niveau 2"),
    (field(Kind.FLAG), "Ja", True, "ja"),
    (field(Kind.FLAG), "n", False, "nee"),
    (field(Kind.FLAG), False, False, "nee"),
    (field(Kind.WEEKDAYS), "do, ma en Dinsdag", (0, 1, 3), "ma, di en do"),
    (field(Kind.WEEKDAYS), (3, 0), (0, 3), "ma en do"),
    (field(Kind.LINES, lines=5), "a\n\nb\n\n", ("a", "", "b"), "a\n\nb"),
    (field(Kind.LINES), ["a", None, " "], ("a",), "a"),
    (field(Kind.PHONE), "0612345690", "06 1234 5690", "06 1234 5690"),
    (field(Kind.EMAIL), "a@School.example", "a@school.example", "a@school.example"),
    (field(Kind.POSTCODE), "3011ab", "3011 AB", "3011 AB"),
    (field(Kind.STUDENT_NUMBER), " 10001 ", "10001", "10001"),
    (field(Kind.GRADE), "7,5", 75, "7,5"),
    (field(Kind.GRADE), "8", 80, "8,0"),
    (field(Kind.GRADE), 75, 75, "7,5"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "typed", "value", "shown"), CASES)
def test_what_is_typed_becomes_the_value_of_its_kind(
    question: Field, typed: object, value: object, shown: str
) -> None:
    assert read_value(question, typed, NEAR) == value
    assert show_value(question, value) == shown


@pytest.mark.parametrize(("question", "typed", "value", "shown"), CASES)
def test_what_is_shown_is_read_back(
    question: Field, typed: object, value: object, shown: str
) -> None:
    assert read_value(question, shown) == value


def test_every_kind_can_be_read_and_shown() -> None:
    assert {case[0].kind for case in CASES} == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("empty", [None, "", "   "])
def test_an_empty_field_has_no_value(kind: Kind, empty: str | None) -> None:
    assert read_value(field(kind), empty) is None
    assert show_value(field(kind), None) == ""


@pytest.mark.parametrize(
    ("kind", "empty"),
    [(Kind.LINES, ["", " "]), (Kind.CHOICES, ()), (Kind.WEEKDAYS, []), (Kind.TEXT, "\u200b"),
     (Kind.LONG_TEXT, "\u200b"), (Kind.LINES, "\n"), (Kind.CHOICES, ","), (Kind.WEEKDAYS, ",")],
)  # fmt: skip
def test_a_list_of_nothing_has_no_value(kind: Kind, empty: object) -> None:
    assert read_value(field(kind), empty) is None


@pytest.mark.parametrize(
    ("question", "typed", "text"),
    [
        (field(Kind.TEXT, largest=3), "vier", "Hooguit 3 letters"),
        (field(Kind.DATE), "morgen", "Schrijf een dag als 17-5-2027"),
        (field(Kind.TIME), "25", "Een tijd van 0:00 tot 23:59"),
        (field(Kind.TIME), 1440, "Een tijd van 0:00 tot 23:59"),
        (field(Kind.NUMBER), "drie", "Schrijf een heel getal"),
        (field(Kind.NUMBER), "3,5", "Schrijf een heel getal"),
        (field(Kind.NUMBER), "8_0", "Schrijf een heel getal"),
        (field(Kind.NUMBER), "３", "Schrijf een heel getal"),
        (field(Kind.NUMBER, smallest=1), "0", "Minstens 1"),
        (field(Kind.NUMBER, largest=7), "8", "Hooguit 7"),
        (field(Kind.CHOICE, choices=SECTORS), "bouw", "Kies uit de lijst"),
        (field(Kind.CHOICES, choices=SECTORS), "zorg, bouw", "Kies uit de lijst"),
        (field(Kind.FLAG), "misschien", "Kies ja of nee"),
        (field(Kind.WEEKDAYS), "ma, x", "Kies dagen: ma, di, wo, do, vr"),
        (field(Kind.LINES, lines=2), "a\nb\nc", "Hooguit 2 regels"),
        (field(Kind.LINES, lines=1), "a\nb", "Hooguit 1 regel"),
        (field(Kind.STUDENT_NUMBER), "../1", "Alleen letters en cijfers"),
        (field(Kind.PHONE), "06", "Er missen nog 8 cijfers"),
        (field(Kind.EMAIL), "a", "Er mist een @"),
        (field(Kind.POSTCODE), "30", "Schrijf een postcode als 3011 AB"),
    ],
)
def test_a_problem_stands_at_its_field_and_says_what_to_do(
    question: Field, typed: object, text: str
) -> None:
    with pytest.raises(InputError) as fault:
        read_value(question, typed)
    problem = fault.value.problems[0]
    assert (problem.field, problem.text) == ("vraag", text)
    assert problem.is_error
    assert len(text) <= 34


@pytest.mark.parametrize("typed", ["0,9", "11", "7,95", "acht", "８"])
def test_what_is_no_grade_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(InputError) as fault:
        read_value(field(Kind.GRADE), typed)
    assert fault.value.problems[0].field == "vraag"


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.TEXT, 5), (Kind.NUMBER, True), (Kind.TIME, 8.5), (Kind.LINES, 5), (Kind.WEEKDAYS, 5)],
)
def test_a_value_of_another_type_is_a_bug_and_no_problem_of_the_user(
    kind: Kind, value: object
) -> None:
    with pytest.raises(TypeError):
        read_value(field(kind), value)


@given(st.sets(st.integers(0, 6), min_size=1))
@settings(max_examples=50, deadline=None)
def test_shown_weekdays_are_read_back(days: set[int]) -> None:
    question = field(Kind.WEEKDAYS)
    value = read_value(question, days)
    assert read_value(question, show_value(question, value)) == tuple(sorted(days))
