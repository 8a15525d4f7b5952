"""Puts pages of PDF files and pictures on one contact sheet, for docs/papers.png and screens.png.

Usage: contact_sheet.py OUT.png FILE... [--width 2000] [--height 520] [--pages 0]
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import fontpkg_fira_sans
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

GROUND = (120, 124, 130)
GAP = 24
CAPTION = 26


def pictures(file: Path, height: int, pages: int) -> Iterator[tuple[str, Image.Image]]:
    """Yields caption and picture of every page of a PDF file, or of the one picture.

    Args:
        file: a PDF, or any picture that Pillow reads.
        height: of each picture in pixels.
        pages: most pages of a PDF to show; 0 is all.
    """
    if file.suffix.lower() != ".pdf":
        with Image.open(file) as picture:
            copy = picture.convert("RGB")
        yield file.stem, copy.resize((round(copy.width * height / copy.height), height))
        return
    document = pypdfium2.PdfDocument(file)
    try:
        shown = min(len(document), pages) if pages else len(document)
        for index in range(shown):
            page = document[index]
            # Twice the size and then halved: hairlines stay visible.
            bitmap = page.render(scale=2 * height / page.get_height())
            picture = bitmap.to_pil().convert("RGB")
            picture.thumbnail((100_000, height), Image.Resampling.LANCZOS)
            bitmap.close()
            page.close()
            caption = file.stem if shown == 1 else f"{file.stem} · {index + 1}"
            yield caption, picture
    finally:
        document.close()


def rows(
    items: Iterator[tuple[str, Image.Image]], width: int
) -> list[list[tuple[str, Image.Image]]]:
    """Breaks captioned pictures of one height into rows that fit the width (pixels)."""
    broken: list[list[tuple[str, Image.Image]]] = [[]]
    used = GAP
    for caption, picture in items:
        if broken[-1] and used + picture.width + GAP > width:
            broken.append([])
            used = GAP
        broken[-1].append((caption, picture))
        used += picture.width + GAP
    return broken


def contact_sheet(files: list[Path], width: int, height: int, pages: int) -> Image.Image:
    """Returns one picture with all pages of all files, in order, each with its name below."""
    laid = rows((item for file in files for item in pictures(file, height, pages)), width)
    most = max((sum(p.width + GAP for _, p in row) + GAP for row in laid), default=width)
    step = height + CAPTION + GAP
    sheet = Image.new("RGB", (most, GAP + step * len(laid)), GROUND)
    pen = ImageDraw.Draw(sheet)
    folder = Path(str(fontpkg_fira_sans.__file__)).parent / "files"
    letter = ImageFont.truetype(str(folder / "FiraSans-Medium.ttf"), 15)
    for line, row in enumerate(laid):
        x, y = GAP, GAP + line * step
        for caption, picture in row:
            sheet.paste(picture, (x, y))
            pen.text((x, y + height + 5), caption, font=letter, fill="white")
            x += picture.width + GAP
    return sheet


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--width", type=int, default=2000, help="most pixels across")
    parser.add_argument("--height", type=int, default=520, help="pixels of each page")
    parser.add_argument("--pages", type=int, default=0, help="most pages of a file; 0 is all")
    wanted = parser.parse_args()
    sheet = contact_sheet(wanted.files, wanted.width, wanted.height, wanted.pages)
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    # A palette, for thirty screens in full colour are twelve megabytes; this method keeps the
    # colours that are rare, such as the green of a badge.
    palette = sheet.quantize(256, Image.Quantize.MAXCOVERAGE)
    palette.save(wanted.out, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
