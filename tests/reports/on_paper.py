"""What a paper shows, read back from its bytes: texts, places of what is drawn, pages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple

import pypdf
import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4
#: Many printers cannot reach nearer to the edge of a sheet (paper.md).
EDGE = 5.0


class Drawn(NamedTuple):
    """A drawn object with its bounds in mm from the bottom left of its page."""

    page: int
    kind: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, in the order in which it was drawn, white space made single."""
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def whole_text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def letters(text: str) -> str:
    """The text without any space: whether it is whole, however its lines were broken."""
    return "".join(text.split())


def titles(pdf: bytes) -> list[str]:
    """The titles of all bookmarks, from top to bottom."""

    def flat(items: list[object]) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item)
            else:
                yield item.title  # type: ignore[attr-defined]

    return list(flat(pypdf.PdfReader(BytesIO(pdf)).outline))


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole mm."""
    boxes = [page.mediabox for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    return [(round(float(box.width) / MM), round(float(box.height) / MM)) for box in boxes]


def drawn(pdf: bytes) -> list[Drawn]:
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number in range(len(document)):
        page = document[number]
        texts = page.get_textpage()
        for item in page.get_objects(max_depth=1, textpage=texts):
            left, bottom, right, top = (value / MM for value in item.get_bounds())
            text = item.extract().strip() if item.type == raw.FPDF_PAGEOBJ_TEXT else ""
            found.append(Drawn(number, item.type, text, left, bottom, right, top))
        texts.close()
        page.close()
    document.close()
    return found


def outside(pdf: bytes) -> list[Drawn]:
    """What lies nearer than 5 mm to the edge of its page."""
    pages = sizes(pdf)
    return [
        item
        for item in drawn(pdf)
        if min(item.left, item.bottom) < EDGE
        or item.right > pages[item.page][0] - EDGE
        or item.top > pages[item.page][1] - EDGE
    ]


def overlaps(pdf: bytes) -> list[tuple[str, str]]:
    """Texts of which one covers another by more than a hair (0.15 mm both ways)."""
    texts = [item for item in drawn(pdf) if item.kind == raw.FPDF_PAGEOBJ_TEXT]
    hair = 0.15
    return [
        (one.text, other.text)
        for place, one in enumerate(texts)
        for other in texts[place + 1 :]
        if one.page == other.page
        and one.left + hair < other.right
        and other.left + hair < one.right
        and one.bottom + hair < other.top
        and other.bottom + hair < one.top
    ]


def digest_elsewhere(module: str, expression: str) -> str:
    """SHA-256 of the bytes that an expression of a test module gives in a fresh process.

    The process has its own hash seed, so that no order of a set can pass unseen.
    """
    code = f"from hashlib import sha256; from {module} import *; "
    code += f"print(sha256({expression}).hexdigest())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return done.stdout.strip()


def digest(pdf: bytes) -> str:
    return sha256(pdf).hexdigest()
