"""From the table of papers to documents: gathered in one read, rendered, written, joined.

Gathering is one short read; rendering needs no session and may run elsewhere. The window's print
dialog and ``stagedesk print`` both go through here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.students import Enrollment, Student
from stagedesk.models.files import write_whole
from stagedesk.reports.pack_delivery import safe_piece
from stagedesk.services import records, settings, students
from stagedesk.services.gathering import NoGround, Options, Piece, Year, head_of, years
from stagedesk.services.paper_names import group_name, part_name
from stagedesk.services.papers import PAPERS
from stagedesk.services.policies import calendar_of, policy_of
from stagedesk.services.transaction import Desk, translated

__all__ = ["Document", "Gathered", "Made", "Options", "gather", "join", "names", "title", "whom"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Document:
    """One document, gathered and ready to render.

    Attributes:
        student: key; empty when it is of nobody. name, number: of the student.
        part: what tells it apart from the student's other documents; empty for an only one.
        group: class or school year that it is about, when it is an overview.
        file: its file name.
    """

    paper: str
    student: str
    name: str
    number: str
    part: str
    piece: Piece
    group: str = ""

    @property
    def file(self) -> str:
        """``PAPER_NUMBER.pdf``, or ``PAPER_NUMBER_PART.pdf`` where there are several.

        An overview: ``PAPER_CLASS.pdf`` or ``PAPER_2026-2027.pdf``.
        """
        pieces = [self.paper, safe_piece(self.number, "leerling") if self.number else ""]
        pieces += [part_name(self.part), group_name(self.group)]
        return "_".join(piece for piece in pieces if piece) + ".pdf"

    def render(self) -> bytes:
        """The PDF.

        Raises:
            InputError: a text cannot be printed, or the logo is broken.
        """
        return self.piece.render(self.piece.papers)

    def extra_files(self) -> dict[str, bytes]:
        """What goes beside the PDF: files for a stick, a draft mail; mostly nothing."""
        return self.piece.files(self.piece.papers) if self.piece.files else {}

    def mail(self) -> bytes | None:
        """A draft mail with a letter of its own, for papers that have one."""
        return self.piece.mail(self.piece.papers) if self.piece.mail else None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents in order of student number, and who gets none and why."""

    documents: tuple[Document, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """File names that were written, and what there is to say."""

    files: tuple[str, ...]
    notices: tuple[str, ...]


def names() -> tuple[str, ...]:
    """The names of the papers, as the command line takes them."""
    return tuple(PAPERS)


def title(name: str) -> str:
    """The Dutch title of a paper; KeyError when there is none of that name."""
    return PAPERS[name].title


def of_nobody(name: str, options: Options) -> bool:
    """Whether the paper has something to print when no student is named."""
    kind = PAPERS[name]
    return kind.general is not None and (options.blank or kind.always_general)


def whom(
    session: Session,
    numbers: Sequence[str] | None,
    school_class: str | None,
    options: Options,
) -> tuple[str, ...]:
    """Keys of the students that a paper is for.

    Args:
        session: to read from.
        numbers: student numbers; with a class: of that class.
        school_class: a class of the school year. Neither: everybody of that year.
        options: its school year counts.

    Raises:
        InputError: the class has nobody in it.
    """
    rows = students.list_rows(session, options.year, options.on, school_class=school_class)
    if school_class is not None and not rows:
        raise InputError(
            Problem("--class", f"Klas {school_class} heeft in {options.year} geen leerlingen.")
        )
    if numbers is None:
        return tuple(row.key for row in rows)
    keys = students.keys_of(session, numbers)
    if school_class is not None:
        of_class = {row.key for row in rows}
        return tuple(key for key in keys.values() if key in of_class)
    return tuple(keys.values())


def gather(session: Session, paper: str, keys: Sequence[str], options: Options) -> Gathered:
    """Everything that a paper needs for these students, in one short read.

    No keys: what is of nobody (the vakantieoverzicht, a wholly blank form).
    """
    kind = PAPERS[paper]
    if kind.group is not None:
        return _group(session, paper, keys, options)
    if not keys or kind.gather is None:
        return _general(session, paper, options)
    documents: list[Document] = []
    notices: list[str] = []
    for student, year in years(session, keys, options, any_year=kind.any_year):
        if year is None:
            notices.append(f"{student.name}: is in {options.year} niet ingeschreven.")
            continue
        try:
            documents += _documents(paper, student, list(kind.gather(year, options)))
        except NoGround as reason:
            notices.append(str(reason))
        except InputError as fault:
            notices += [f"{student.name}: {problem.text}" for problem in fault.problems]
    return Gathered(tuple(documents), tuple(notices))


def to_folder(desk: Desk, paper: str, keys: Sequence[str], options: Options, out: Path) -> Made:
    """Write every document to its own file.

    Raises:
        DeskError: the folder cannot be written.
        InputError: nothing could be printed, and why.
    """
    gathered = desk.read(gather, paper, keys, options)
    return write(gathered, out)


def write(gathered: Gathered, out: Path, progress: Progress | None = None) -> Made:
    """Render and write; a document that cannot be printed is named, the others are written.

    Raises:
        DeskError: the folder cannot be written.
        InputError: not one could be printed, and why.
    """
    files: list[str] = []
    notices = list(gathered.notices)
    faults: list[Problem] = []
    with translated():
        out.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(gathered.documents, 1):
        try:
            made = {document.file: document.render(), **document.extra_files()}
        except (InputError, ValueError) as fault:
            texts = (
                [p.text for p in fault.problems] if isinstance(fault, InputError) else [str(fault)]
            )
            # An overview is of nobody: then the text alone says which word it is.
            whose = f"{document.name}: " if document.name else ""
            faults += [Problem(document.number, whose + text) for text in texts]
            continue
        for name, content in made.items():
            with translated():
                (out / name).parent.mkdir(exist_ok=True)
            write_whole(out / name, content)
            files.append(name)
        if progress is not None:
            progress(number, len(gathered.documents))
    if faults and not files:
        raise InputError(*faults)
    return Made(tuple(files), (*notices, *(p.text for p in faults)))


def join(
    documents: Sequence[Document], progress: Progress | None = None, *, fronts: bool = True
) -> bytes:
    """All documents in one PDF with a bookmark each.

    Args:
        documents: in the order of the pages.
        progress: told after each document.
        fronts: every document begins on a front, so that two-sided printing keeps them apart.

    Raises:
        InputError: a text cannot be printed; names whose.
        ValueError: there is no document.
    """
    from pypdf import PdfReader, PdfWriter

    from stagedesk.reports.pack_delivery import Part, merge

    if len(documents) == 1:
        return documents[0].render()
    parts = []
    for number, document in enumerate(documents, 1):
        pdf = document.render()
        if fronts and len(PdfReader(BytesIO(pdf)).pages) % 2 and number < len(documents):
            writer = PdfWriter(clone_from=BytesIO(pdf))
            writer.add_blank_page()
            out = BytesIO()
            writer.write(out)
            pdf = out.getvalue()
        label = " · ".join(word for word in (document.name, document.part, document.group) if word)
        parts.append(Part(label or title(document.paper), pdf))
        if progress is not None:
            progress(number, len(documents))
    if not parts:
        raise ValueError("Er is niets om af te drukken.")
    first = PdfReader(BytesIO(parts[0].pdf)).metadata
    author = (first.author or "") if first is not None else ""
    return merge(parts, title(documents[0].paper), author)


def _documents(paper: str, student: Student, pieces: Sequence[Piece]) -> Iterator[Document]:
    several = len(pieces) > 1
    for piece in pieces:
        part = piece.part if several else ""
        yield Document(paper, student.key, student.name, student.number, part, piece)


def _general(session: Session, paper: str, options: Options) -> Gathered:
    kind = PAPERS[paper]
    if kind.general is None or not of_nobody(paper, options):
        return Gathered(
            (), (f"{kind.title}: geen leerling gekozen, of niemand in {options.year}.",)
        )
    school = settings.get_school(session)
    head = head_of(school)
    staff = {one.name: one for one in records.load_staff(session).values()}
    year = Year(
        school,
        head,
        policy_of(session, options.year),
        calendar_of(session, options.year),
        Student("", "", ""),
        Enrollment(options.year, 1),
        {},
        staff,
    )
    pieces = list(kind.general(head, year, options))
    word = options.year if kind.always_general else "leeg"
    documents = [Document(paper, "", "", word, piece.part, piece) for piece in pieces]
    return Gathered(tuple(documents))


def _group(session: Session, paper: str, keys: Sequence[str], options: Options) -> Gathered:
    """The overviews of these students; of nobody when there is nobody."""
    kind = PAPERS[paper]
    if kind.group is None or not (keys or kind.of_nobody):
        return Gathered((), (f"{kind.title}: in {options.year} is er niemand.",))
    documents = [
        Document(paper, "", "", "", "", piece, piece.part)
        for piece in kind.group(session, keys, options)
    ]
    return Gathered(tuple(documents))
