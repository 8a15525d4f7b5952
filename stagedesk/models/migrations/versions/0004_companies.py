"""Companies as a network, and what a student looks for.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
