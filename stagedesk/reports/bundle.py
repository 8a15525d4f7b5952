"""Papers of one kind in one PDF, so that its title and author read alike whatever the paper is."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from stagedesk.reports.style import SchoolHead, Sheet


class _Paper(Protocol):
    @property
    def who(self) -> str: ...

    @property
    def head(self) -> SchoolHead: ...


class OfStudent:
    """What papers about one student share."""

    __slots__ = ()
    student: str
    school_class: str

    @property
    def who(self) -> str:
        """Student and class."""
        return " · ".join(part for part in (self.student, self.school_class) if part)


P = TypeVar("P", bound=_Paper)


def bundle(title: str, papers: Sequence[P], draw: Callable[[Sheet, P], None]) -> bytes:
    """The papers one after another; a single one is named after its student too.

    Args:
        title: of the kind of paper.
        papers: of which the first names the school as author.
        draw: puts one paper on new pages of the sheet, with its bookmark.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    one = len(papers) == 1 and papers[0].who
    sheet = Sheet(f"{title} {one}" if one else title, papers[0].head.name if papers else "")
    for paper in papers:
        draw(sheet, paper)
    return sheet.pdf()
