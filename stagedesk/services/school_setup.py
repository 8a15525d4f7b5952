"""Setting up the school: the first start's last step, and the logo.

Exists so that the window hands over plain values and knows no row.
"""

from sqlalchemy.orm import Session

from stagedesk.services import forms, settings


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
    return key


def school_key(session: Session) -> str:
    """Key of the school's row, made when it is not there yet (write sessions only then)."""
    return str(settings.school_row(session).key)


def set_logo(session: Session, logo: bytes | None) -> None:
    """Keep the logo (PNG or JPEG) that the papers print, or take it away."""
    settings.school_row(session).logo = logo
