"""Photos and PDFs of signed papers, kept with what they are of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem

#: What a picture is of, in the words of the dossier file and of the screen.
ATTACHMENT_KINDS = (
    ("agreement", "Stageovereenkomst"),
    ("slip", "Urenbriefje"),
    ("assessment", "Beoordelingsformulier"),
    ("consent", "Toestemmingsverklaring"),
    ("other", "Ander papier"),
)
#: Those that belong to a placement; the others belong to the school year.
AT_PLACEMENT = ("agreement", "slip", "assessment")
MEGABYTE = 1024 * 1024
#: One file. And everything of one student: so a dossier file of one, in base64, stays below 50 MB.
MOST_BYTES, MOST_OF_STUDENT = 10 * MEGABYTE, 30 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or PDF of a signed paper.

    Attributes:
        kind: the first word of a pair of ATTACHMENT_KINDS.
        on: day on which it was added.
        content: the file; empty where only the facts were read.
        iso_year, iso_week: of the slip it shows. moment: of the assessment it shows.
        digest: SHA-256 of the content, in hex: the same file is the same attachment.
    """

    kind: str
    on: date
    content: bytes = b""
    name: str | None = None
    iso_year: int | None = None
    iso_week: int | None = None
    moment: int | None = None
    digest: str = field(default="", compare=False)
    key: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """What it is of, in Dutch: ``Urenbriefje week 47``."""
        words = dict(ATTACHMENT_KINDS)[self.kind]
        if self.iso_week is not None:
            return f"{words} week {self.iso_week}"
        return words if self.moment is None else f"{words} {self.moment}"


def media_type(content: bytes) -> str | None:
    """What a file is by its own bytes, whatever its name says.

    Returns:
        ``png``, ``jpg`` or ``pdf``; None when it is none of these, or only its beginning.
    """
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png" if b"IEND" in content[-64:] else None
    if content.startswith(b"\xff\xd8\xff"):
        # Some cameras write a little behind the end of the picture.
        return "jpg" if b"\xff\xd9" in content[-65_536:] else None
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf" if b"%%EOF" in content[-2048:] else None
    return None


def content_problems(content: bytes, others: Iterable[int]) -> Iterator[Problem]:
    """What keeps a file from being kept.

    Args:
        content: of the file.
        others: sizes in bytes of what is kept of the same student already.
    """
    if len(content) > MOST_BYTES:
        size = -(-len(content) // MEGABYTE)
        yield Problem("content", f"Dit bestand is {size} MB. Kies er een tot 10 MB.")
    elif media_type(content) is None:
        yield Problem(
            "content", "Dit is geen goede foto (jpg, png) of PDF. Kies een ander bestand."
        )
    elif sum(others) + len(content) > MOST_OF_STUDENT:
        yield Problem(
            "content",
            "Van deze leerling is al 30 MB bewaard. Verwijder eerst iets, of maak de foto kleiner.",
        )


#: What is asked of a file once it is chosen.
ATTACHMENT_FORM = Form(
    "attachment",
    "Bewaard papier",
    (
        Section(
            "Bewaard papier",
            (
                Field("kind", "Wat is het", Kind.CHOICE, choices=ATTACHMENT_KINDS, needed=True),
                Field("name", "Wat staat erop"),
                Field(
                    "iso_week",
                    "Week",
                    Kind.NUMBER,
                    hint="bij een urenbriefje",
                    smallest=1,
                    largest=53,
                ),
                Field(
                    "moment",
                    "Beoordeling",
                    Kind.NUMBER,
                    hint="1, 2 of 3",
                    smallest=1,
                    largest=3,
                ),
            ),
        ),
    ),
)
