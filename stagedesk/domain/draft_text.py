"""What an editor gave becomes the text of a draft, and that text becomes what the editor gave.

Exists because a draft is text, and a tick, a choice, a list or a day that is not saved yet is none.
"""

import json
from datetime import date

#: Before everything that was not typed as text: a sign that begins JSON in a stream (RFC 7464)
#: and that stands on no keyboard. A text that begins with it all the same is written as JSON too.
_MARK = "\x1e"


def draft_text(raw: object) -> str:
    """The text of a draft; typed text is its own.

    Args:
        raw: text as typed, or what was chosen: None, a bool, a whole number, a date, a string,
            or a tuple of these.

    Raises:
        TypeError: no editor gives such a value.
    """
    if isinstance(raw, str) and not raw.startswith(_MARK):
        return raw
    return _MARK + json.dumps(_packed(raw), ensure_ascii=False, separators=(",", ":"))


def draft_value(text: str) -> object:
    """What ``draft_text`` was given."""
    if not text.startswith(_MARK):
        return text
    try:
        return _unpacked(json.loads(text[len(_MARK) :]))
    except (ValueError, TypeError, KeyError):
        # Written by no ``draft_text``: then somebody typed it.
        return text


def _packed(raw: object) -> object:
    if raw is None or isinstance(raw, bool | int | str):
        return raw
    if isinstance(raw, date):
        return {"day": raw.isoformat()}
    if isinstance(raw, tuple):
        return [_packed(part) for part in raw]
    raise TypeError(f"no draft can be made of {type(raw).__name__}")


def _unpacked(found: object) -> object:
    if isinstance(found, list):
        return tuple(_unpacked(part) for part in found)
    if isinstance(found, dict):
        return date.fromisoformat(found["day"])
    return found
