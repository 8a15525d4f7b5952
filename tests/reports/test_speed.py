"""A class of forms costs no more than twice what bare ReportLab needs for the same marks."""

from collections.abc import Callable
from io import BytesIO
from time import perf_counter
from typing import Any

import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from stagedesk.reports.assessment import render
from stagedesk.reports.style import BOX_LINE, PAGE_HEIGHT, ROW_LINE, Sheet
from tests.reports.form_papers import assessment

_DRAWN = ("page", "text", "line", "area", "box", "path")
_Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def recorded(make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> list[_Call]:
    """Every mark that a paper asks of its sheet, in order."""
    calls: list[_Call] = []

    def noting(name: str) -> Callable[..., None]:
        own = getattr(Sheet, name)

        def note(sheet: Sheet, *args: Any, **named: Any) -> None:
            if name == "path":
                args = ([list(run) for run in args[0]], *args[1:])
            calls.append((name, args, named))
            own(sheet, *args, **named)

        return note

    with monkeypatch.context() as patch:
        for name in _DRAWN:
            patch.setattr(Sheet, name, noting(name))
        make()
    return calls


def _bare_box(canvas: Canvas, args: tuple[Any, ...], named: dict[str, Any]) -> None:
    x, y, wide, high, *more = args
    canvas.setLineWidth(more[0] if more else named.get("points", BOX_LINE))
    radius = more[1] if len(more) > 1 else named.get("radius", 0.0)
    place = (x * mm, (PAGE_HEIGHT - y - high) * mm, wide * mm, high * mm)
    if radius:
        canvas.roundRect(*place, radius * mm)
    else:
        canvas.rect(*place)


def _bare_path(canvas: Canvas, runs: list[list[tuple[float, float]]], points: float) -> None:
    path = canvas.beginPath()
    for (x, y), *rest in runs:
        path.moveTo(x * mm, (PAGE_HEIGHT - y) * mm)
        for x, y in rest:
            path.lineTo(x * mm, (PAGE_HEIGHT - y) * mm)
    canvas.setLineWidth(points)
    canvas.drawPath(path)


def bare(calls: list[_Call]) -> bytes:
    """The same marks with ReportLab alone, one call a mark."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1, initialFontName="FiraSans-Regular")
    write = {
        "left": canvas.drawString,
        "right": canvas.drawRightString,
        "center": canvas.drawCentredString,
    }
    for number, (name, args, named) in enumerate(calls):
        if name == "page" and number:
            canvas.showPage()
        elif name == "text":
            x, y, text, kind = args
            canvas.setFont(kind.font, kind.size)
            write[named.get("align", "left")](x * mm, (PAGE_HEIGHT - y) * mm, text)
        elif name == "line":
            x1, y1, x2, y2, *more = args
            canvas.setLineWidth(more[0] if more else ROW_LINE)
            canvas.line(x1 * mm, (PAGE_HEIGHT - y1) * mm, x2 * mm, (PAGE_HEIGHT - y2) * mm)
        elif name == "area":
            x, y, wide, high, grey = args
            canvas.setFillGray(1 - grey)
            canvas.rect(x * mm, (PAGE_HEIGHT - y - high) * mm, wide * mm, high * mm, 0, 1)
            canvas.setFillGray(0)
        elif name == "box":
            _bare_box(canvas, args, named)
        elif name == "path":
            _bare_path(canvas, args[0], args[1])
    canvas.save()
    return out.getvalue()


def quickest(work: Callable[[], object]) -> float:
    times = []
    for _ in range(4):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return min(times)


def test_a_class_of_forms_takes_at_most_twice_bare_reportlab(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papers = [assessment(4, student=f"Leerling {number} Çelik") for number in range(24)]
    calls = recorded(lambda: render(papers), monkeypatch)
    assert sum(name == "text" for name, _, _ in calls) > 24 * 200
    assert quickest(lambda: render(papers)) <= 2 * quickest(lambda: bare(calls))
