"""Pictures and PDFs of signed papers: kept in the encrypted file, and given back when asked."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.attachments import (
    AT_PLACEMENT,
    MOST_BYTES,
    Attachment,
    content_problems,
    media_type,
)
from stagedesk.domain.problem import DeskError, InputError, Problem
from stagedesk.domain.students import Student, attachments_of
from stagedesk.models.files import write_whole
from stagedesk.models.history import current_clock
from stagedesk.services.day_records import attachment
from stagedesk.services.transaction import Desk

_GONE = "Dit papier is intussen verwijderd."


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that is kept, as a list shows it.

    Attributes:
        size: in bytes. company: of its placement, None when it is of the school year.
    """

    attachment: Attachment
    size: int
    company: str | None


@dataclass(frozen=True, slots=True)
class File:
    """The file of a picture: its content, and a name with its right ending."""

    name: str
    media: str
    content: bytes


def of_year(session: Session, enrollment_key: str) -> tuple[Kept, ...]:
    """The pictures of a school year and of its placements, the newest first, without content."""
    rows = session.execute(
        select(m.Attachment.__table__, m.Company.name.label("company"))
        .outerjoin(m.Placement, m.Placement.key == m.Attachment.placement_key)
        .outerjoin(m.Company, m.Company.key == m.Placement.company_key)
        .where(m.Attachment.enrollment_key == enrollment_key, m.Attachment.removed.is_(None))
        .order_by(m.Attachment.on.desc(), m.Attachment.key.desc())
    )
    return tuple(Kept(attachment(row), row.size, row.company) for row in rows)


def add(
    session: Session,
    enrollment_key: str,
    placement_key: str | None,
    given: Mapping[str, Any],
    content: bytes,
    on: dt.date,
) -> str:
    """Keep a file.

    Args:
        session: to write in.
        enrollment_key: of the school year.
        placement_key: of the placement that it is of; left out where its kind needs none.
        given: ``kind``, and perhaps ``name``, ``iso_year`` with ``iso_week``, ``moment``.
        content: the file; it is judged by its own bytes, not by its name.
        on: today.

    Returns:
        Key of the picture.

    Raises:
        InputError: it is no picture or PDF, too large, kept already, or of no placement.
    """
    enrollment = session.get(m.Enrollment, enrollment_key)
    if enrollment is None or enrollment.removed is not None:
        raise InputError(Problem("", "Schrijf de leerling eerst in voor dit schooljaar."))
    kind = str(given["kind"])
    at = placement_key if kind in AT_PLACEMENT else None
    if kind in AT_PLACEMENT and at is None:
        raise InputError(Problem("kind", "Er is nog geen stage. Kies iets anders."))
    student = enrollment.student_key
    digest = hashlib.sha256(content).hexdigest()
    there = session.execute(
        select(m.Attachment.size, m.Attachment.digest, m.Attachment.kind).where(
            m.Attachment.student_key == student, m.Attachment.removed.is_(None)
        )
    ).all()
    problems = tuple(content_problems(content, [row.size for row in there]))
    if problems:
        raise InputError(*problems)
    if any((row.digest, row.kind) == (digest, kind) for row in there):
        raise InputError(Problem("content", "Dit bestand is al bewaard."))
    row = m.Attachment(
        student_key=student,
        enrollment_key=enrollment_key,
        placement_key=at,
        on=on,
        digest=digest,
        size=len(content),
        **_only_of(kind, given),
    )
    session.add(row)
    session.flush()
    session.add(m.AttachmentContent(student_key=student, attachment_key=row.key, content=content))
    return str(row.key)


def _only_of(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """A week only at a slip, a moment only at an assessment."""
    week = kind == "slip" and given.get("iso_week") is not None
    return {
        "kind": kind,
        "name": given.get("name"),
        "iso_year": given.get("iso_year") if week else None,
        "iso_week": given.get("iso_week") if week else None,
        "moment": given.get("moment") if kind == "assessment" else None,
    }


def file(session: Session, key: str) -> File:
    """The file of a picture.

    Raises:
        InputError: it is gone.
    """
    row = session.execute(
        select(m.Attachment.__table__, m.AttachmentContent.content)
        .join(m.AttachmentContent, m.AttachmentContent.attachment_key == m.Attachment.key)
        .where(m.Attachment.key == key, m.Attachment.removed.is_(None))
    ).first()
    if row is None:
        raise InputError(Problem("", _GONE))
    media = media_type(row.content) or "bin"
    facts = attachment(row)
    return File(f"{facts.name or facts.label}.{media}", media, row.content)


def write_out(desk: Desk, key: str, path: Path) -> None:
    """Write the file of a picture where the user wants it, whole or not at all.

    Raises:
        InputError: it is gone.
        DeskError: it cannot be written there.
    """
    write_whole(path, desk.read(file, key).content)


def read_in(path: Path) -> bytes:
    """The content of a file that the user chose.

    Raises:
        InputError: it is larger than may be kept; nothing of it is read.
        DeskError: it cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise InputError(
                Problem("content", f"{path.name} is groter dan 10 MB. Maak de foto kleiner.")
            )
        return path.read_bytes()
    except OSError as error:
        raise DeskError(f"{path.name} kan niet gelezen worden. Kies een ander bestand.") from error


def remove(session: Session, key: str) -> None:
    """Take a picture away; undo brings it back.

    Raises:
        InputError: it is gone already.
    """
    row = session.get(m.Attachment, key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", _GONE))
    row.removed = current_clock(session)


def with_content(session: Session, students: Mapping[str, Student]) -> tuple[Student, ...]:
    """The students with the files of their pictures, which a dossier is read without."""
    wanted = [one.key for student in students.values() for one in attachments_of(student)]
    contents = _contents(session, wanted) if wanted else {}

    def filled(pictures: Iterable[Attachment]) -> tuple[Attachment, ...]:
        return tuple(replace(one, content=contents[one.key]) for one in pictures)

    return tuple(
        replace(
            student,
            enrollments=tuple(
                replace(
                    year,
                    attachments=filled(year.attachments),
                    placements=tuple(
                        replace(one, attachments=filled(one.attachments)) for one in year.placements
                    ),
                )
                for year in student.enrollments
            ),
        )
        if wanted
        else student
        for student in students.values()
    )


def _contents(session: Session, keys: list[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for start in range(0, len(keys), 500):
        rows = session.execute(
            select(m.AttachmentContent.attachment_key, m.AttachmentContent.content).where(
                m.AttachmentContent.attachment_key.in_(keys[start : start + 500])
            )
        )
        found.update({key: content for key, content in rows})
    return found
