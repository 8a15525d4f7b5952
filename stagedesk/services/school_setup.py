"""Setting up the school: the first start's last step, and the logo.

Exists so that the window hands over plain values and knows no row.
"""

from sqlalchemy.orm import Session

from stagedesk.services import drafts, forms, settings

#: Under which the first start keeps how far it came and what was typed in it.
FIRST_START = "first_start"


def name_school(session: Session, school: str, place: str, colleague: str) -> str:
    """Name the school and its first jobcoach, who is remembered as the one who sits here.

    Returns:
        The key of the staff member.

    Raises:
        InputError: the name cannot be taken.
    """
    row = settings.school_row(session)
    row.name, row.place = school, place or None
    key = forms.create(session, "staff", {"name": colleague, "role": "jobcoach"})
    settings.remember(session, "staff", key)
    for field in first_start(session):
        drafts.drop(session, FIRST_START, "", field)
    return key


def first_start(session: Session) -> dict[str, str]:
    """What a first start that broke off had already; empty when none did.

    Returns:
        ``step`` (``key`` or ``school``), and of ``school``, ``place`` and ``name`` what was typed.
    """
    return drafts.of_row(session, FIRST_START, "")


def school_key(session: Session) -> str:
    """Key of the school's row, made when it is not there yet (write sessions only then)."""
    return str(settings.school_row(session).key)


def set_logo(session: Session, logo: bytes | None) -> None:
    """Keep the logo (PNG or JPEG) that the papers print, or take it away."""
    settings.school_row(session).logo = logo
