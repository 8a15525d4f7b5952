"""The information pack: its cover, one PDF, files for a stick, a draft mail."""

import email
import email.policy
import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from typing import cast

import pypdf
import pytest

from stagedesk.reports import information_pack
from stagedesk.reports.information_pack import (
    Contact,
    Contents,
    Cover,
    Letter,
    Part,
    file_name,
    files,
    mail,
    merge,
)
from stagedesk.reports.style import TEXT, SchoolHead, Sheet
from tests.reports.on_paper import (
    digest,
    digest_elsewhere,
    letters,
    outside,
    overlaps,
    page_texts,
    titles,
)

SCHOOL = SchoolHead("Praktijkschool De Werf", "De Werf", "Maashaven 12", "Rotterdam")
CONTENTS = (
    Contents("Vakantieoverzicht", "1 blad"),
    Contents("Urenbriefjes week 37 tot en met 48", "11 briefjes op 6 bladen (week 43 is vakantie)"),
    Contents("Beoordelingsformulier, leeg", "1 blad, twee kanten"),
    Contents("Persoonlijk profiel van Oğuzhan", "1 blad"),
)
COVER = Cover(
    SCHOOL,
    "2026-2027",
    "Bouwmarkt Van der Steen en Zonen",
    "Łukasz Wiśniewski",
    "Oğuzhan Çelik",
    "4B",
    "maandag, dinsdag, woensdag",
    "7 september 2026",
    "8.30 – 17.00 uur",
    CONTENTS,
    Contact("Jobcoach", "Noor El Haddād", "010 555 01 31", "n.elhaddad@dewerf.example"),
    Contact("School (ook bij nood)", "De Werf", "010 555 01 23", "van 8.00 tot 16.30 uur"),
)
OVERFULL = replace(
    COVER,
    company="Stichting Koninklijke Zuid-Hollandse Tuinbouwcoöperatie De Vijf Havens, Hillegersberg",
    attention="Anne-Fleur van den Broeke-Oudenaarden tot Rhoon en Pendrecht-Hoogvliet",
    student="Wilhelmina-Ştefăniţa Łucja van den Broeke-Oudenaarden Ħaddād-Oğuzhanoğlu",
    days="maandag, dinsdag, woensdag, donderdag en vrijdag, soms ook op zaterdag",
    times="maandag en dinsdag 8.30 – 17.00 uur, woensdag 9.00 – 15.00 uur, vrijdag tot 16.00 uur",
    contents=(
        *CONTENTS,
        Contents("Nog meer urenbriefjes, week 49 tot en met 11", "de weken 52, 53, 8, 17 en 18 zijn"
                 " vakantie, en in week 1 is er een studiedag"),
        Contents("Opdrachten", "3 bladen"),
    ),
    jobcoach=Contact(
        "Jobcoach",
        "Wilhelmina-Ştefăniţa van den Broeke-Oudenaarden Ħaddād",
        "010 555 01 31 of 06 1234 5601",
        "wilhelmina.stefanita.vandenbroeke.oudenaarden@praktijkschooldewerf.example",
    ),
)  # fmt: skip
EMPTY = Cover(
    SCHOOL, "2026-2027", "X", "", "", "", "", "", "", (), Contact("Jobcoach"), Contact("School")
)


def one_page(*words: str) -> bytes:
    sheet = Sheet("proef", "school")
    for word in words:
        sheet.page()
        sheet.bookmark(word)
        sheet.text(20, 20, word, TEXT)
    return sheet.pdf()


PARTS = (
    Part("Voorblad", information_pack.render([COVER]), "voorblad"),
    Part("Vakantieoverzicht", one_page("vakantie")),
    Part("Urenbriefjes week 37 tot en met 48", one_page("week 37", "week 39"), "urenbriefjes"),
)
LETTER = Letter(
    "info@bouwmarkt.example",
    "Łukasz Wiśniewski",
    "Oğuzhan Çelik",
    "2026-2027",
    "Noor El Haddād",
    "010 555 01 31",
    "Praktijkschool De Werf",
)


def test_the_cover_says_for_whom_about_whom_when_and_what_is_inside_in_this_order() -> None:
    (text,) = page_texts(information_pack.render([COVER]))
    wanted = [
        "Informatiepakket",
        "schooljaar 2026-2027",
        "Bouwmarkt Van der Steen en Zonen",
        "t.a.v. Łukasz Wiśniewski",
        "Oğuzhan Çelik, klas 4B",
        "maandag, dinsdag, woensdag",
        "7 september 2026",
        "8.30 – 17.00 uur",
        "In dit pakket",
        *(f"{item.title} {item.note}" for item in CONTENTS),
        "Vragen, of gaat er iets mis? Bel ons gerust.",
        "Noor El Haddād 010 555 01 31 n.elhaddad@dewerf.example",
        "De Werf 010 555 01 23 van 8.00 tot 16.30 uur",
        "Bedankt dat u een plek biedt om te leren werken.",
    ]
    places = [text.find(part) for part in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("cover", [COVER, OVERFULL, EMPTY], ids=["full", "overfull", "empty"])
def test_no_text_lies_over_another_and_nothing_leaves_the_sheet(cover: Cover) -> None:
    pdf = information_pack.render([cover])
    assert len(page_texts(pdf)) == 1
    assert overlaps(pdf) == []
    assert outside(pdf) == []


def test_all_texts_of_an_overfull_cover_are_whole() -> None:
    text = letters(page_texts(information_pack.render([OVERFULL]))[0])
    for value in (
        *(OVERFULL.company, OVERFULL.attention, OVERFULL.student, OVERFULL.days, OVERFULL.times),
        *(part for item in OVERFULL.contents for part in (item.title, item.note)),
        *(OVERFULL.jobcoach.name, OVERFULL.jobcoach.phone, OVERFULL.jobcoach.more),
    ):
        assert letters(value) in text


def test_without_a_phone_or_a_name_there_is_no_block_to_call() -> None:
    assert "Bel ons gerust" not in page_texts(information_pack.render([EMPTY]))[0]


@pytest.mark.parametrize("record", [Cover, Letter, Contents, Contact])
def test_the_pack_has_no_place_for_what_a_company_may_never_see(record: type) -> None:
    names = {field.name for field in fields(record)}
    words = {word for name in names for word in name.split("_")}
    assert not words & {
        *("guardian", "guardians", "birth", "age", "grade", "grades", "bsn"),
        *("address", "postcode", "city", "health", "absence", "log", "opp"),
    }


def test_merging_keeps_every_page_in_order_with_a_bookmark_for_each_part() -> None:
    pdf = merge(PARTS, author="Praktijkschool De Werf")
    texts = page_texts(pdf)
    assert len(texts) == 4
    assert texts[1:] == ["vakantie", "week 37", "week 39"]
    assert titles(pdf) == [
        "Voorblad",
        "Vakantieoverzicht",
        "Urenbriefjes week 37 tot en met 48",
        "week 37",
        "week 39",
    ]


def test_the_merged_file_says_its_title_author_and_language() -> None:
    reader = pypdf.PdfReader(BytesIO(merge(PARTS, author="Praktijkschool De Werf")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Informatiepakket stage"
    assert reader.metadata.author == "Praktijkschool De Werf"
    assert cast(pypdf.generic.DictionaryObject, reader.trailer["/Root"])["/Lang"] == "nl-NL"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((), "ten minste één onderdeel"),
        ((Part("Profiel", b"geen pdf"),), "'Profiel' is geen leesbare PDF"),
        ((Part("Profiel", b""),), "'Profiel' is geen leesbare PDF"),
    ],
    ids=["none", "no pdf", "empty"],
)
def test_what_cannot_be_merged_is_said(parts: tuple[Part, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        merge(parts)


def test_files_for_a_stick_are_numbered_in_the_order_of_the_pack() -> None:
    assert files("10001", PARTS) == {
        "infopakket_10001_1_voorblad.pdf": PARTS[0].pdf,
        "infopakket_10001_2_vakantieoverzicht.pdf": PARTS[1].pdf,
        "infopakket_10001_3_urenbriefjes.pdf": PARTS[2].pdf,
    }


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("../../etc", "profiel", "infopakket_etc_1_profiel.pdf"),
        ("10001", "C:\\geheim/..", "infopakket_10001_1_c-geheim.pdf"),
        ("", "<b>Şahin & Łódź</b>", "infopakket_leerling_1_b-sahin-lodz-b.pdf"),
        ("10001", "王", "infopakket_10001_1_deel.pdf"),
        ("1" * 200, "x" * 200, f"infopakket_{'1' * 40}_1_{'x' * 40}.pdf"),
        ("con", "a\r\nb\0c", "infopakket_con_1_a-b-c.pdf"),
    ],
)
def test_a_file_name_holds_nothing_that_leads_elsewhere(number: str, title: str, name: str) -> None:
    assert file_name(number, Part(title, b""), 1) == name
    assert re.fullmatch(r"[a-z0-9_.-]+\.pdf", name)


def opened(data: bytes) -> EmailMessage:
    return cast(EmailMessage, email.message_from_bytes(data, policy=email.policy.default))


def test_the_draft_mail_opens_unsent_with_every_part_attached() -> None:
    message = opened(mail(LETTER, "10001", PARTS))
    assert message["X-Unsent"] == "1"
    assert message["To"] == "info@bouwmarkt.example"
    assert message["Subject"] == "Informatiepakket stage Oğuzhan Çelik, 2026-2027"
    assert message["From"] is None
    attached = list(message.iter_attachments())
    assert [part.get_filename() for part in attached] == list(files("10001", PARTS))
    assert [cast(EmailMessage, part).get_content() for part in attached] == [p.pdf for p in PARTS]


def test_the_draft_mail_greets_lists_and_signs_in_dutch() -> None:
    body = opened(mail(LETTER, "10001", PARTS)).get_body()
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    for line in (
        "Beste Łukasz Wiśniewski,",
        "de stage van Oğuzhan Çelik",
        "- Urenbriefjes week 37 tot en met 48",
        "Bel gerust: 010 555 01 31.",
        "Noor El Haddād\nPraktijkschool De Werf",
    ):
        assert line in text


def test_a_letter_without_names_or_address_is_still_a_draft() -> None:
    bare = replace(LETTER, to=None, attention=None, jobcoach=None, phone=None)
    message = opened(mail(bare, "10001", PARTS))
    assert message["To"] is None
    body = message.get_body()
    assert body is not None
    assert body.get_content().startswith("Beste praktijkopleider,")


@pytest.mark.parametrize(
    "address", ["geen adres", "a@b.example\nBcc: c@d.example", "@", "a@b.example, c@d.example", " "]
)
def test_an_address_that_no_mail_can_go_to_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="geen mailadres"):
        mail(replace(LETTER, to=address), "10001", PARTS)


def test_names_cannot_add_a_header_to_the_mail() -> None:
    message = opened(mail(replace(LETTER, student="Bo\nBcc: c@d.example"), "10001", PARTS))
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Informatiepakket stage Bo Bcc:")


def test_date_and_message_id_are_those_passed_in_or_absent() -> None:
    assert opened(mail(LETTER, "10001", PARTS))["Date"] is None
    assert opened(mail(LETTER, "10001", PARTS))["Message-ID"] is None
    dated = replace(
        LETTER, sent=datetime(2026, 11, 24, 9, 30, tzinfo=UTC), message_id="<1@dewerf.example>"
    )
    message = opened(mail(dated, "10001", PARTS))
    assert message["Date"] == "Tue, 24 Nov 2026 09:30:00 +0000"
    assert message["Message-ID"] == "<1@dewerf.example>"


def test_the_same_pack_gives_the_same_bytes_in_another_process() -> None:
    made = merge(PARTS) + mail(LETTER, "10001", PARTS)
    elsewhere = digest_elsewhere(__name__, 'merge(PARTS) + mail(LETTER, "10001", PARTS)')
    assert digest(made) == elsewhere
