"""Tables, and the encrypted file that holds them."""

from stagedesk.models import derived as _derived  # registers what fills the folded columns
from stagedesk.models.assessment import Certificate, Grade, Moment, Signature
from stagedesk.models.base import Base, OfStudent, Row
from stagedesk.models.companies import Company, CompanyContact, Lead, Staff, Supervisor
from stagedesk.models.day import (
    AbsenceNotice,
    Attachment,
    AttachmentContent,
    MakeUpDeal,
    StandIn,
    StudentPaper,
)
from stagedesk.models.history import Action, Change
from stagedesk.models.log import Goal, Judgement, LogEntry
from stagedesk.models.outflow import AftercareContact, Outflow, Removal, RetentionHold, YearCount
from stagedesk.models.placements import Intake, Placement, PlacementVersion
from stagedesk.models.planning import (
    InternalApart,
    InternalGroup,
    InternalMember,
    InternalPart,
    InternalYear,
    Meanwhile,
    Meeting,
    MeetingEntry,
)
from stagedesk.models.school import CalendarEdit, Draft, PolicyVersion, School, Setting
from stagedesk.models.slips import HoursSlip, SlipDay
from stagedesk.models.students import (
    Enrollment,
    EnrollmentVersion,
    Guardian,
    Reminder,
    Student,
)
from stagedesk.models.support import CycleStep, EmploymentContract, SupportCycle, Sva2
from stagedesk.models.workplaces import JobAnalysis, JobTask, PracticeStatement, Programme

__all__ = [
    "AbsenceNotice",
    "Action",
    "AftercareContact",
    "Attachment",
    "AttachmentContent",
    "Base",
    "CalendarEdit",
    "Certificate",
    "Change",
    "Company",
    "CompanyContact",
    "CycleStep",
    "Draft",
    "EmploymentContract",
    "Enrollment",
    "EnrollmentVersion",
    "Goal",
    "Grade",
    "Guardian",
    "HoursSlip",
    "Intake",
    "InternalApart",
    "InternalGroup",
    "InternalMember",
    "InternalPart",
    "InternalYear",
    "JobAnalysis",
    "JobTask",
    "Judgement",
    "Lead",
    "LogEntry",
    "MakeUpDeal",
    "Meanwhile",
    "Meeting",
    "MeetingEntry",
    "Moment",
    "OfStudent",
    "Outflow",
    "Placement",
    "PlacementVersion",
    "PolicyVersion",
    "PracticeStatement",
    "Programme",
    "Reminder",
    "Removal",
    "RetentionHold",
    "Row",
    "School",
    "Setting",
    "Signature",
    "SlipDay",
    "Staff",
    "StandIn",
    "Student",
    "StudentPaper",
    "Supervisor",
    "SupportCycle",
    "Sva2",
    "YearCount",
]

#: Every table of a student's dossier that hangs under the student.
DOSSIER_TABLES = tuple(m.class_ for m in Base.registry.mappers if issubclass(m.class_, OfStudent))
assert _derived
