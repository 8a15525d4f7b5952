"""Draft mails with papers attached: one for each student, opened and sent by the user.

Exists because a paper of a student goes to somebody else for each student.
"""

from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path

from stagedesk.domain.problem import InputError, Problem
from stagedesk.models.files import write_whole
from stagedesk.services.printing import Document, Gathered, Made, title
from stagedesk.services.transaction import translated

__all__ = ["write"]


def write(
    gathered: Gathered, out: Path, progress: Callable[[int, int], None] | None = None
) -> Made:
    """Write a draft for every student to a folder, as ``PAPER_NUMBER.eml``.

    An information pack has its own letter to the company; another paper has no address yet.

    Raises:
        DeskError: the folder cannot be written.
        InputError: not one could be made, and why.
    """
    by_student: dict[str, list[Document]] = {}
    for document in gathered.documents:
        by_student.setdefault(document.student, []).append(document)
    with translated():
        out.mkdir(parents=True, exist_ok=True)
    files: list[str] = []
    faults: list[Problem] = []
    for number, documents in enumerate(by_student.values(), 1):
        try:
            made = _drafts(documents)
        except (InputError, ValueError) as fault:
            text = fault.problems[0].text if isinstance(fault, InputError) else str(fault)
            faults.append(Problem(documents[0].number, f"{documents[0].name}: {text}"))
            made = {}
        for name, content in made.items():
            write_whole(out / name, content)
            files.append(name)
        if progress is not None:
            progress(number, len(by_student))
    if faults and not files:
        raise InputError(*faults)
    return Made(tuple(files), (*gathered.notices, *(fault.text for fault in faults)))


def _drafts(documents: list[Document]) -> dict[str, bytes]:
    own = {}
    for document in documents:
        mail = document.mail()
        if mail is not None:
            own[Path(document.file).with_suffix(".eml").name] = mail
    return own or {f"{_stem(documents[0])}.eml": _draft(documents)}


def _draft(documents: list[Document]) -> bytes:
    first = documents[0]
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(f"{title(first.paper)} {first.name}".split())
    message.set_content("", charset="utf-8", cte="quoted-printable")
    pdfs = [(document.file, document.render()) for document in documents]
    for name, pdf in pdfs:
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    # A boundary that depends on the contents alone; the library's own is drawn by lot.
    message.set_boundary(f"=_stagedesk_{sha256(b''.join(pdf for _, pdf in pdfs)).hexdigest()[:32]}")
    return message.as_bytes()


def _stem(document: Document) -> str:
    return "_".join(Path(document.file).stem.split("_")[:2])
