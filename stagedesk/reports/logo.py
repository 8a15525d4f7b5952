"""The school's logo: read once, made small, and said plainly when it is broken."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from stagedesk.domain.problem import InputError, Problem

#: 600 dots over the field of 38 mm is 400 dpi: no printer shows more.
_LONGEST = 600
_LARGEST = 60_000_000
_BROKEN = "Het logo kan niet worden gelezen. Kies een PNG- of JPEG-bestand bij Instellingen."


def read_logo(data: bytes) -> tuple[ImageReader, float]:
    """The logo for a page, and its width divided by its height.

    Raises:
        InputError: it is no PNG or JPEG, it is damaged, or it is absurdly large.
    """
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > _LARGEST:
                raise InputError(Problem("logo", "Het logo is te groot. Kies een kleinere."))
            image.load()
            plain = image.convert("RGBA" if _has_alpha(image) else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(Problem("logo", _BROKEN)) from error
    except Image.DecompressionBombError as error:
        raise InputError(Problem("logo", "Het logo is te groot. Kies een kleinere.")) from error
    proportion = plain.width / plain.height
    plain.thumbnail((_LONGEST, _LONGEST))
    return ImageReader(plain), proportion


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
