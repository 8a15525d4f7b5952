"""Every paper of the table, filled, blank and overfull, over a small class on a real file."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from stagedesk.domain.problem import InputError
from stagedesk.services import mail_drafts, printing, vault
from stagedesk.services.printing import Gathered, Options
from stagedesk.services.transaction import Desk
from tests.services.printing_school import GUARDIAN, LONG, SECRETS, TODAY, build
from tests.services.slip_school import Keys

OPTIONS = Options(on=TODAY)
BLANK = replace(OPTIONS, blank=True)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Keys]]:
    desk, _ = vault.create(tmp_path_factory.mktemp("school") / "data", "lange oefenzin")
    keys = desk.write("school", build)
    yield desk, keys
    desk.close()


def _gather(school: tuple[Desk, Keys], paper: str, name: str, options: Options) -> Gathered:
    desk, keys = school
    return desk.read(printing.gather, paper, (keys.students[name],), options)


def _text(pdf: bytes) -> str:
    return " ".join(
        "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split()
    )


GROUNDS = [
    ("beoordeling", "Noah", "Garage Maashaven"),
    ("intake", "Noah", "Op tijd komen."),
    ("urenbriefje", "Yiğit", "Yiğit Doğan"),
    ("deelcertificaat", "Noah", "Noah de Wit"),
    ("eindcertificaat", "Noah", "Noah de Wit"),
    ("niet-behaald", "Yiğit", "Yiğit"),
    ("profiel", "Noah", "Noah de Wit"),
    ("vakantie", "Noah", "2026-2027"),
    ("infopakket", "Noah", "Garage Maashaven"),
    ("toestemming", "Noah", "Noah de Wit"),
    ("zoekformulier", "Aylin", "Aylin Şahin"),
    ("wie-is-waar", "Noah", "Noah de Wit"),
    ("urenoverzicht", "Yiğit", "Yiğit Doğan"),
    ("verzuim", "Noah", "geen ongeoorloofd verzuim"),
    ("plaatsingsoverleg", "Aylin", "Aylin Şahin"),
]


def test_every_paper_of_the_contract_is_tried_here() -> None:
    assert [paper for paper, _, _ in GROUNDS] == list(printing.names())[: len(GROUNDS)]


@pytest.mark.parametrize(("paper", "name", "said"), GROUNDS)
def test_a_filled_paper_says_whose_it_is(
    school: tuple[Desk, Keys], paper: str, name: str, said: str
) -> None:
    gathered = _gather(school, paper, name, OPTIONS)
    assert gathered.notices == ()
    assert said in _text(gathered.documents[0].render())


@pytest.mark.parametrize(("paper", "name", "said"), GROUNDS)
def test_a_paper_has_title_author_and_language(
    school: tuple[Desk, Keys], paper: str, name: str, said: str
) -> None:
    for document in _gather(school, paper, name, OPTIONS).documents:
        reader = PdfReader(BytesIO(document.render()))
        assert reader.metadata is not None
        assert reader.metadata.title
        assert reader.metadata.author == "Praktijkschool De Maasoever"
        assert str(reader.root_object["/Lang"]).lower().startswith("nl")


@pytest.mark.parametrize(("paper", "name", "said"), GROUNDS)
def test_the_same_paper_twice_is_the_same_bytes(
    school: tuple[Desk, Keys], paper: str, name: str, said: str
) -> None:
    first, second = (_gather(school, paper, name, OPTIONS).documents for _ in range(2))
    assert [d.render() for d in first] == [d.render() for d in second]


@pytest.mark.parametrize("paper", ["beoordeling", "intake", "urenbriefje"])
def test_a_blank_form_has_the_name_and_nothing_that_was_filled(
    school: tuple[Desk, Keys], paper: str
) -> None:
    options = replace(BLANK, on=TODAY.replace(year=2026, month=9, day=14))
    (document,) = _gather(school, paper, "Yiğit", options).documents
    words = _text(document.render())
    assert "Yiğit Doğan" in words
    assert "6,3" not in words
    assert "Nog even oefenen" not in words


@pytest.mark.parametrize("paper", ["beoordeling", "intake", "urenbriefje"])
def test_a_form_of_nobody_is_wholly_blank(school: tuple[Desk, Keys], paper: str) -> None:
    desk, _ = school
    gathered = desk.read(printing.gather, paper, (), BLANK)
    assert gathered.documents
    for document in gathered.documents:
        assert "leeg" in document.file
        assert "Maasoever" in _text(document.render())


@pytest.mark.parametrize("paper", ["beoordeling", "intake", "urenbriefje"])
def test_an_overfull_form_drops_no_word(school: tuple[Desk, Keys], paper: str) -> None:
    (document,) = _gather(school, paper, "Małgorzata", OPTIONS).documents
    words = _text(document.render()).replace("\u00ad", "")
    assert "Brzęczyszczykiewicz" in words.replace(" ", "")
    assert words.replace(" ", "").count("metğ,Ş,łené.") >= LONG.count("met ğ")


@pytest.mark.parametrize("name", ["Noah", "Małgorzata", "Zoë"])
def test_what_a_company_gets_holds_nothing_private(school: tuple[Desk, Keys], name: str) -> None:
    desk, keys = school
    gathered = desk.read(printing.gather, "infopakket", (keys.students[name],), OPTIONS)
    (document,) = gathered.documents
    made = {document.file: document.render(), **document.extra_files()}
    drafted = document.mail()
    assert drafted is not None
    words = [_text(pdf) for file, pdf in made.items() if file.endswith(".pdf")]
    for mail in (drafted, *(m for file, m in made.items() if file.endswith(".eml"))):
        message = email.message_from_bytes(mail, policy=email.policy.default)
        body = message.get_body()
        assert body is not None
        words += [str(message["To"]), body.get_content()]
        words += [_text(part.get_content()) for part in message.iter_attachments()]
    said = " ".join(words)
    private = [
        *SECRETS.values(),
        *GUARDIAN.values(),
        "1 september 2009",
        "01-09-2009",
        "6,3",
        "8,0",
    ]
    assert [secret for secret in private if secret in said] == []


def test_the_company_decides_how_its_pack_leaves(school: tuple[Desk, Keys], tmp_path: Path) -> None:
    desk, keys = school
    made = printing.to_folder(desk, "infopakket", tuple(keys.students.values()), OPTIONS, tmp_path)
    by_paper = [f for f in made.files if "10001" in f]
    by_stick = [f for f in made.files if "10004" in f]
    by_mail = [f for f in made.files if "10005" in f]
    assert by_paper == ["infopakket_10001.pdf"]
    assert any(f.startswith("infopakket_10004/") for f in by_stick)
    assert "infopakket_10005.eml" in by_mail
    mail = email.message_from_bytes(
        (tmp_path / "infopakket_10005.eml").read_bytes(), policy=email.policy.default
    )
    assert mail["To"] == "joost@bakkerij.example"
    assert mail["X-Unsent"] == "1"


def test_a_handed_out_certificate_prints_as_it_was(school: tuple[Desk, Keys]) -> None:
    from stagedesk import models as m
    from stagedesk.services import handing_out

    desk, keys = school
    desk.write("uit", handing_out.hand_out, keys.enrollments["Noah"], "part", 2, TODAY, "2027-0042")

    def rename(session: object) -> None:
        session.get_one(m.Student, keys.students["Noah"]).last_name = "Anders"  # type: ignore[attr-defined]

    desk.write("naam", rename)
    try:
        gathered = _gather(school, "deelcertificaat", "Noah", OPTIONS)
        texts = {d.part: _text(d.render()) for d in gathered.documents}
        assert "Noah de Wit" in texts["2"]
        assert "2027-0042" in texts["2"]
        assert "Noah de Anders" in texts["1"]
    finally:
        from stagedesk.services import history

        history.undo(desk)


def test_in_one_pdf_every_student_begins_on_a_front(school: tuple[Desk, Keys]) -> None:
    desk, keys = school
    some = tuple(keys.students[name] for name in ("Noah", "Yiğit"))
    documents = desk.read(printing.gather, "profiel", some, OPTIONS).documents
    reader = PdfReader(BytesIO(printing.join(documents)))
    starts = [number for number, page in enumerate(reader.pages) if "Doğan" in page.extract_text()]
    assert starts[0] % 2 == 0
    assert reader.metadata is not None
    assert reader.metadata.title == "Persoonlijk profiel"
    assert reader.metadata.author == "Praktijkschool De Maasoever"
    assert [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)] == [
        "Noah de Wit",
        "Yiğit Doğan",
    ]


def test_progress_can_stop_a_class(school: tuple[Desk, Keys], tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(number: int, total: int) -> None:
        assert total == 5
        if number == 2:
            raise Enough

    desk, keys = school
    gathered = desk.read(printing.gather, "profiel", tuple(keys.students.values()), OPTIONS)
    with pytest.raises(Enough):
        printing.write(gathered, tmp_path, stop)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_draft_mail_of_another_paper_has_it_attached_and_nobody_to_send_it_to(
    school: tuple[Desk, Keys], tmp_path: Path
) -> None:
    made = mail_drafts.write(_gather(school, "deelcertificaat", "Noah", OPTIONS), tmp_path)
    assert made.files == ("deelcertificaat_10001.eml",)
    content = (tmp_path / made.files[0]).read_bytes()
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert mail["To"] is None
    assert len(list(mail.iter_attachments())) == 6


def test_nothing_that_can_be_printed_is_an_input_error(
    school: tuple[Desk, Keys], tmp_path: Path
) -> None:
    desk, keys = school
    with pytest.raises(InputError, match="Zoë"):
        printing.to_folder(desk, "intake", (keys.students["Zoë"],), OPTIONS, tmp_path)
