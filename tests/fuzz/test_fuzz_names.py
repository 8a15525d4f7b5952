"""Whatever a student, a company or a school is called: the paper says it, and it makes no path."""

import email
import email.policy
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from hypothesis import strategies as st

from stagedesk.domain.problem import InputError
from stagedesk.reports import assessment, consent, intake, profile
from stagedesk.reports.consent import ConsentPaper
from stagedesk.reports.letters import clean
from stagedesk.services import mail_drafts
from stagedesk.services.gathering import Piece
from stagedesk.services.paper_names import group_name, part_name
from stagedesk.services.printing import Document, Gathered, write
from tests.fuzz.cases import fuzz
from tests.reports import form_papers
from tests.reports.on_paper import letters, whole_text

#: What means something to a markup, a formula, a path or a header.
SHARP = [
    "<b>", "</para>", "&amp;", "&#65;", "<img src='/etc/passwd'/>", "<font size=90>", "%s", "{0}",
    "{student}", "\\n", "]]>", "<!--", "../", "..\\", "/etc/", "C:\\", "~", "CON", "nul",
    "\r\nBcc: x", "=1+1", "'", '"', "`rm`", "$(x)", "Ş", "ł", "’t", "|", "?", "*", ":",
    "\u202e", "\u0000",
]  # fmt: skip
NAME = st.lists(
    st.sampled_from(SHARP) | st.text(st.characters(max_codepoint=0x24F), max_size=6), max_size=4
).map("".join)
PAPERS: list[Callable[[str], bytes]] = [
    lambda name: consent.render([ConsentPaper(form_papers.head(short_name=name), (), name, name)]),
    lambda name: intake.render([form_papers.intake(student=name, company=name, supervisor=name)]),
    lambda name: assessment.render([form_papers.assessment(3, student=name, company=name)]),
    lambda name: profile.render([form_papers.profile(student=name)]),
]


@fuzz(1.5, st.sampled_from(PAPERS), NAME)
def test_a_name_stands_on_paper_as_it_is_and_is_no_markup(
    paper: Callable[[str], bytes], name: str
) -> None:
    said = None
    try:
        pdf = paper(name)
    except InputError as fault:
        said = str(fault)
    if said is not None:
        assert "letters" in said
        return
    assert letters(clean(name)) in letters(whole_text(pdf))


def _document(number: str, part: str, group: str, name: str = "Noor") -> Document:
    piece = Piece(part, [None], lambda _papers: b"%PDF-1.7 proef")
    return Document("profiel", "sleutel", name, number, part, piece, group)


@fuzz(6, NAME, NAME, NAME)
def test_no_name_makes_a_path(number: str, part: str, group: str) -> None:
    file = _document(number, part, group).file
    assert PurePosixPath(file).name == file
    assert PureWindowsPath(file).name == file
    assert not set(file) & set('<>:"/\\|?*\n\r\0')
    assert all(ord(letter) < 128 for letter in file)
    for piece in (part_name(part), group_name(group)):
        assert ".." not in piece


@fuzz(1, NAME, NAME, NAME)
def test_everything_lands_in_the_folder_that_was_chosen(
    tmp_path: Path, number: str, part: str, group: str
) -> None:
    before = set(tmp_path.parent.rglob("*"))
    made = write(Gathered((_document(number, part, group),)), tmp_path / "uit")
    found = set(tmp_path.parent.rglob("*")) - before
    assert all((tmp_path / "uit") in (path, *path.parents) for path in found)
    assert [path.name for path in (tmp_path / "uit").iterdir() if path.name in made.files]
    for path in (tmp_path / "uit").iterdir():
        path.unlink()


@fuzz(2, NAME)
def test_no_name_adds_a_line_to_a_mail(tmp_path: Path, name: str) -> None:
    gathered = Gathered((_document("10001", "", "", name),))
    said = None
    try:
        mail_drafts.write(gathered, tmp_path)
    except InputError as fault:
        said = str(fault)
    if said is None:
        (file,) = tmp_path.glob("*.eml")
        mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert {key.lower() for key in mail} <= {
            "x-unsent", "subject", "mime-version", "content-type", "content-transfer-encoding",
        }  # fmt: skip
        file.unlink()
