"""Imports what the first tab needs while the user types the password.

Exists apart from the lock, whose own imports must stay small: its picture comes first.
"""


def import_the_rest() -> None:
    """What the first tab needs, imported while the user types; holidays alone takes longest."""
    from datetime import date

    import argon2  # noqa: F401
    import cryptography.hazmat.primitives.keywrap  # noqa: F401
    import sqlcipher3  # noqa: F401
    from sqlalchemy.orm import configure_mappers

    from stagedesk.domain.calendar import public_holidays
    from stagedesk.services import badges, records, settings, students, today, vault  # noqa: F401
    from stagedesk.ui import main_window, tabs, today_tab  # noqa: F401

    configure_mappers()
    public_holidays(date.today(), date.today())
