"""Jobanalyse and praktijkverklaring: empty, full and overfull, nothing cut off or outside."""

import pytest

from stagedesk.domain.job_analysis import DECISIONS, DESIGN_WAYS, FITS, JOB_ANALYSIS_FORM
from stagedesk.reports import job_analysis, practice_statement
from stagedesk.reports.job_analysis import JobAnalysisPaper, TaskLine
from stagedesk.reports.practice_statement import SIGNERS, PracticeStatementPaper
from tests.reports import form_papers as papers
from tests.reports.on_paper import letters, outside, overlaps, page_texts, titles, whole_text

LONG = "Alles staat op een lijst aan de muur en iemand kijkt mee. " * 30
CHOICES = {"fits": "adjusted", "design_way": "carving"}
TASKS = (
    TaskLine("Afwassen", "kept", "Stappenkaart"),
    TaskLine("Kassa", "left_out"),
    TaskLine("Inpakken", "added"),
)


def analysis(text: str, tasks: tuple[TaskLine, ...] = TASKS) -> JobAnalysisPaper:
    fields = [field for field in JOB_ANALYSIS_FORM.fields if field.name != "on"]
    answers = {field.name: text for field in fields if not field.choices}
    return JobAnalysisPaper(
        papers.head(),
        "2026-2027",
        papers.LONG_NAME,
        "4B",
        papers.LONG_COMPANY,
        "Renée van Dongen",
        "24-11-2026",
        {**answers, "spoken_with": "Hetty Verschuur", **CHOICES},
        tasks,
    )


BLANK = JobAnalysisPaper(papers.head(), "2026-2027", blank=True)


@pytest.mark.parametrize(
    "paper",
    [BLANK, analysis("Klein team."), analysis(LONG, TASKS * 15)],
    ids=["empty", "full", "overfull"],
)
def test_every_label_of_the_analysis_is_there_and_nothing_lies_over_something(
    paper: JobAnalysisPaper,
) -> None:
    pdf = job_analysis.render([paper])
    text = letters(whole_text(pdf))
    for section in JOB_ANALYSIS_FORM.sections:
        assert letters(section.title) in text
        for field in section.fields:
            assert letters(field.label) in text
    for _value, words in (*FITS, *DESIGN_WAYS, *DECISIONS):
        assert letters(words) in text
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_a_long_analysis_is_whole_and_names_its_student_on_every_page() -> None:
    pdf = job_analysis.render([analysis(LONG, TASKS * 15)])
    pages = page_texts(pdf)
    assert letters(whole_text(pdf)).count(letters("Stappenkaart")) == 15
    assert len(pages) > 3
    assert all(letters(papers.LONG_NAME) in letters(page) for page in pages)
    assert "".join(letters(page) for page in pages).count(letters("aan de muur")) >= 30


def statement(text: str, processes: tuple[str, ...]) -> PracticeStatementPaper:
    return PracticeStatementPaper(
        papers.head(),
        "2026-2027",
        papers.LONG_NAME,
        "5B",
        papers.LONG_COMPANY,
        "Renée van Dongen",
        "1, 2",
        "Dienstverlening",
        "2",
        processes,
        text,
        "24-11-2026",
    )


@pytest.mark.parametrize(
    "paper",
    [
        PracticeStatementPaper(papers.head(), "2026-2027"),
        statement("Werkt netjes.", ("Maakt ruimtes schoon", "Kookt")),
        statement(LONG, (LONG[:300],) * 12),
    ],
    ids=["empty", "full", "overfull"],
)
def test_a_statement_is_signed_by_three_and_nothing_lies_over_something(
    paper: PracticeStatementPaper,
) -> None:
    pdf = practice_statement.render([paper])
    text = letters(whole_text(pdf))
    assert all(letters(f"Handtekening {signer.lower()}") in text for signer in SIGNERS)
    assert letters(paper.skills) in text
    assert titles(pdf) == [paper.who or "Praktijkverklaring"]
    assert not outside(pdf)
    assert not overlaps(pdf)
