"""Students without a placement, meetings, internal groups.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
