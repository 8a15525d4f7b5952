"""What holds for every form paper, empty, full and overfull."""

from collections.abc import Callable

import pytest

from stagedesk.reports import assessment, intake, not_earned, profile
from tests.reports import form_papers as papers
from tests.reports.on_paper import (
    digest,
    digest_elsewhere,
    letters,
    outside,
    overlaps,
    page_texts,
    sizes,
    titles,
    whole_text,
)


def _assessments(make: Callable[[int], object]) -> dict[str, bytes]:
    return {
        f"year {year}": assessment.render([make(year)])  # type: ignore[list-item]
        for year in range(1, 7)
    }


PAPERS: dict[str, Callable[[], dict[str, bytes]]] = {
    "assessment filled": lambda: _assessments(papers.assessment),
    "assessment blank": lambda: _assessments(papers.blank_assessment),
    "assessment overfull": lambda: _assessments(papers.overfull_assessment),
    "intake": lambda: {
        "filled": intake.render([papers.intake()]),
        "blank": intake.render([intake.IntakePaper(papers.head(), "2026-2027", blank=True)]),
        "overfull": intake.render([papers.overfull_intake()]),
    },
    "not earned": lambda: {
        "filled": not_earned.render([papers.not_earned()]),
        "hours short": not_earned.render([papers.not_earned(100)]),
        "nothing yet": not_earned.render([papers.not_earned(0, [])]),
        "overfull": not_earned.render([papers.overfull_not_earned()]),
    },
    "profile": lambda: {
        "filled": profile.render([papers.profile()]),
        "empty": profile.render([profile.ProfilePaper(papers.head(), "2026-2027", "", "")]),
        "overfull": profile.render([papers.overfull_profile()]),
    },
}


@pytest.mark.parametrize("name", PAPERS)
def test_no_text_covers_another(name: str) -> None:
    assert {which: overlaps(pdf) for which, pdf in PAPERS[name]().items() if overlaps(pdf)} == {}


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_lies_nearer_than_5_mm_to_the_edge(name: str) -> None:
    assert {which: outside(pdf) for which, pdf in PAPERS[name]().items() if outside(pdf)} == {}


@pytest.mark.parametrize("name", PAPERS)
def test_every_page_is_a4_upright_with_embedded_fonts_only(name: str) -> None:
    for pdf in PAPERS[name]().values():
        assert set(sizes(pdf)) == {(210, 297)}
        assert b"Helvetica" not in pdf


@pytest.mark.parametrize(
    ("render", "filled", "overfull"),
    [
        (assessment.render, "assessment(4)", "overfull_assessment(4)"),
        (intake.render, "intake()", "overfull_intake()"),
        (not_earned.render, "not_earned()", "overfull_not_earned()"),
        (profile.render, "profile()", "overfull_profile()"),
    ],
)
def test_the_same_paper_gives_the_same_bytes_in_every_process(
    render: Callable[..., bytes], filled: str, overfull: str
) -> None:
    made = [eval(text, vars(papers)) for text in (filled, overfull)]
    pdf = render(made)
    assert render(made) == pdf
    module = render.__module__
    expression = f"__import__({module!r}, fromlist=['x']).render([{filled}, {overfull}])"
    assert digest_elsewhere("tests.reports.form_papers", expression) == digest(pdf)


@pytest.mark.parametrize(
    ("pdf", "texts"),
    [
        (lambda: assessment.render([papers.overfull_assessment(2)]), 3),
        (lambda: assessment.render([papers.overfull_assessment(4)]), 3),
    ],
)
def test_feedback_goes_on_whole_under_vervolg_opmerkingen(
    pdf: Callable[[], bytes], texts: int
) -> None:
    text = whole_text(pdf())
    assert "Vervolg opmerkingen" in text
    for moment in range(1, texts + 1):
        for sentence in range(25):
            assert f"({moment}.{sentence})" in letters(text)


def test_long_names_stand_whole_on_the_assessment() -> None:
    for year in (1, 2, 4):
        first = page_texts(assessment.render([papers.overfull_assessment(year)]))[0]
        assert letters(papers.LONG_COMPANY) in letters(first)
        assert letters(first).count(letters(papers.LONG_NAME)) >= 3


def test_long_texts_stand_whole_on_the_intake() -> None:
    text = letters(whole_text(intake.render([papers.overfull_intake()])))
    paper = papers.overfull_intake()
    for value in (paper.student, paper.company, paper.jobcoach_email, *paper.tasks, *paper.goals):
        assert letters(value) in text
    assert text.count(letters(papers.SENTENCE)) >= 14 + 60 - 4
    assert letters(paper.address) in text


def test_a_class_has_a_bookmark_for_every_student() -> None:
    names = ("Anna Bos", "Şahin Öz", "Łukasz Wit")
    one = [papers.assessment(4, student=name) for name in names]
    assert titles(assessment.render(one)) == [f"{name} · 4B" for name in names]


def test_in_a_class_every_student_starts_on_a_front() -> None:
    pdf = assessment.render(
        [papers.assessment(2), papers.overfull_assessment(4), papers.assessment(1)]
    )
    starts = [
        number
        for number, text in enumerate(page_texts(pdf))
        if text.startswith("Beoordelingsformulier stage Leerjaar")
    ]
    assert starts == [0, 2, 6]
    assert all(start % 2 == 0 for start in starts)
