"""How an information pack leaves school: one PDF, files on a USB stick, or a draft mail."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO

#: Most characters of one piece of a file name: the whole stays far below what a stick allows.
NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of the pack.

    Attributes:
        title: for bookmarks and the mail's list, such as 'Urenbriefjes week 37 tot en met 48'.
        pdf: the paper itself.
        key: for the file name, such as ``urenbriefjes``; empty: made from the title.
    """

    title: str
    pdf: bytes
    key: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the draft mail to a company says; nothing of guardians, age, grades or health.

    Attributes:
        to: address of the company; None leaves it to be typed.
        attention: whom the mail greets; None greets nobody by name.
        student: name of the student. school_year: ``2026-2027``.
        jobcoach: who signs the mail. phone: of the jobcoach, or of the school.
        school: name of the school.
        sent: date of the mail; None leaves it to the mail program.
        message_id: such as ``<1@school.example>``; None leaves it to the mail program.
    """

    to: str | None
    attention: str | None
    student: str
    school_year: str
    jobcoach: str | None
    phone: str | None
    school: str
    sent: datetime | None = None
    message_id: str | None = None


def merge(parts: Sequence[Part], title: str = "Informatiepakket stage", author: str = "") -> bytes:
    """Returns one PDF with every part in order, each with a bookmark (its own ones below it).

    Args:
        parts: at least one.
        title: for the file's own data.
        author: name of the school.

    Raises:
        ValueError: no parts, or a part that is not a PDF.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PdfReadError
    from pypdf.generic import NameObject, TextStringObject

    if not parts:
        raise ValueError("Een pakket heeft ten minste één onderdeel.")
    writer = PdfWriter()
    for part in parts:
        try:
            reader = PdfReader(BytesIO(part.pdf))
            # One bookmark below a part would only say the part's own name again.
            several = len(reader.outline) > 1
            writer.append(reader, outline_item=part.title, import_outline=several)
        except PdfReadError as fault:
            raise ValueError(f"'{part.title}' is geen leesbare PDF.") from fault
    writer.metadata = {
        "/Title": title,
        "/Author": author,
        "/Producer": "Stagedesk",
        # A fixed day: the same papers give the same bytes.
        "/CreationDate": "D:20000101000000Z",
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject("nl-NL")
    writer.page_mode = "/UseOutlines"
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def safe_piece(text: str, otherwise: str = "") -> str:
    """Returns a piece of a file name in a-z, 0-9 and hyphens; ``otherwise`` when none is left."""
    # Letters without a decomposition that Dutch school lists do hold.
    spelled = text.translate(str.maketrans("łŁøØđĐħĦıßæÆœŒþð", "lLoOdDhHisaAoOtd"))
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    piece = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:NAME_LENGTH].strip("-")
    return piece or otherwise


def file_name(student_number: str, part: Part, position: int) -> str:
    """Returns the safe name of a part's file, such as ``infopakket_10001_2_urenbriefjes.pdf``.

    It is built from the student number and the part's key, never from a name that somebody
    typed; the position keeps the files in order and apart.
    """
    number = safe_piece(student_number, "leerling")
    return f"infopakket_{number}_{position}_{safe_piece(part.key or part.title, 'deel')}.pdf"


def files(student_number: str, parts: Sequence[Part]) -> dict[str, bytes]:
    """Returns the files for a USB stick: safe name to PDF, in the order of the pack."""
    return {file_name(student_number, part, n): part.pdf for n, part in enumerate(parts, 1)}


def mail(letter: Letter, student_number: str, parts: Sequence[Part]) -> bytes:
    """Returns a draft mail (.eml) that opens in the user's own mail program, unsent.

    Args:
        letter: whom it greets and who signs.
        student_number: for the names of the attachments.
        parts: become attachments, in order.

    Raises:
        ValueError: the address is not one that a mail can be sent to.
    """
    from email.errors import MessageError
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if letter.to:
        try:
            message["To"] = Address(addr_spec=letter.to.strip())
        except (ValueError, IndexError, MessageError) as fault:
            raise ValueError(f"'{letter.to}' is geen mailadres.") from fault
    message["Subject"] = _line(f"Informatiepakket stage {letter.student}, {letter.school_year}")
    if letter.sent is not None:
        message["Date"] = letter.sent
    if letter.message_id is not None:
        message["Message-ID"] = letter.message_id
    message.set_content(_body(letter, parts), charset="utf-8", cte="quoted-printable")
    for name, pdf in files(student_number, parts).items():
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    if parts:
        # A boundary that depends on the contents alone; the library's own is drawn by lot.
        digest = sha256(b"".join(part.pdf for part in parts)).hexdigest()
        message.set_boundary(f"=_stagedesk_{digest[:32]}")
    return message.as_bytes()


def _line(text: str) -> str:
    return " ".join(text.split())


def _body(letter: Letter, parts: Sequence[Part]) -> str:
    greeting = (
        f"Beste {_line(letter.attention)}," if letter.attention else "Beste praktijkopleider,"
    )
    inside = "\n".join(f"- {_line(part.title)}" for part in parts)
    call = f" Bel gerust: {_line(letter.phone)}." if letter.phone else ""
    signed = "\n".join(_line(name) for name in (letter.jobcoach, letter.school) if name)
    return (
        f"{greeting}\n\n"
        f"Bij deze mail vindt u het informatiepakket voor de stage van {_line(letter.student)}"
        f" in schooljaar {letter.school_year}.\n\n"
        f"In dit pakket:\n{inside}\n\n"
        f"Vragen, of gaat er iets mis?{call}\n"
        "Bedankt dat u een plek biedt om te leren werken.\n\n"
        f"Met vriendelijke groet,\n\n{signed}\n"
    )
