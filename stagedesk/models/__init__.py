"""Tables, and the encrypted file that holds them."""

from stagedesk.models import derived as _derived  # registers what fills the folded columns
from stagedesk.models.assessment import Certificate, Grade, Moment, Signature
from stagedesk.models.base import Base, OfStudent, Row
from stagedesk.models.companies import Company, Staff, Supervisor
from stagedesk.models.history import Action, Change
from stagedesk.models.log import Goal, Judgement, LogEntry
from stagedesk.models.placements import Intake, Placement, PlacementVersion
from stagedesk.models.school import CalendarEdit, Draft, PolicyVersion, School, Setting
from stagedesk.models.slips import HoursSlip, SlipDay
from stagedesk.models.students import (
    Enrollment,
    EnrollmentVersion,
    Guardian,
    Reminder,
    Student,
)

__all__ = [
    "Action",
    "Base",
    "CalendarEdit",
    "Certificate",
    "Change",
    "Company",
    "Draft",
    "Enrollment",
    "EnrollmentVersion",
    "Goal",
    "Grade",
    "Guardian",
    "HoursSlip",
    "Intake",
    "Judgement",
    "LogEntry",
    "Moment",
    "OfStudent",
    "Placement",
    "PlacementVersion",
    "PolicyVersion",
    "Reminder",
    "Row",
    "School",
    "Setting",
    "Signature",
    "SlipDay",
    "Staff",
    "Student",
    "Supervisor",
]

#: Every table of a student's dossier that hangs under the student.
DOSSIER_TABLES = tuple(m.class_ for m in Base.registry.mappers if issubclass(m.class_, OfStudent))
assert _derived
