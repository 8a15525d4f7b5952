"""The day: sick calls, first-day checklist, stand-ins, papers of a student, photos.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
