"""A paper with what was typed for one print: from memory to the printer, and no further.

Exists so that a BSN has one narrow way through the program: no gatherer, no options, no row
knows it, and what is made of it is never handed to anything that writes.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from stagedesk.domain.typed_once import TypedOnce
from stagedesk.reports import consent, letters
from stagedesk.reports.consent import ConsentPaper
from stagedesk.services.printing import Document

#: The papers with lines for a BSN.
PAPERS = ("toestemming",)


def filled(document: Document, once: TypedOnce) -> Document:
    """The same document with what was typed on its lines; as it is when nothing was."""
    if not once:
        return document
    return replace(document, piece=replace(document.piece, render=partial(_render, once=once)))


def _render(papers: Sequence[ConsentPaper], once: TypedOnce) -> bytes:
    try:
        return consent.render(papers, once)
    finally:
        # The letters remember how they fitted a text, and so the text.
        letters.forget()
