"""Outflow, aftercare, removal.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
