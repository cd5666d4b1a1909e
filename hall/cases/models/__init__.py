"""What a case consists of."""

from hall.cases.models.alert import Alert, AlertKind
from hall.cases.models.announcement import Announcement, AnnouncementKind
from hall.cases.models.applicant import Applicant
from hall.cases.models.case import Case
from hall.cases.models.case_unit import CaseUnit
from hall.cases.models.co_review import CoReview
from hall.cases.models.copy_consent import CopyConsent
from hall.cases.models.draft import Draft
from hall.cases.models.event import CaseEvent
from hall.cases.models.extension import Extension
from hall.cases.models.finding import Finding
from hall.cases.models.interview import Interview
from hall.cases.models.material import CaseMaterial, MaterialFile
from hall.cases.models.part import CasePart
from hall.cases.models.pause import ClockPause
from hall.cases.models.reminder import Reminder
from hall.cases.models.unit_lock import UnitLock

__all__ = [
    "Alert",
    "AlertKind",
    "Announcement",
    "AnnouncementKind",
    "Applicant",
    "Case",
    "CaseEvent",
    "CaseMaterial",
    "CasePart",
    "CaseUnit",
    "ClockPause",
    "CoReview",
    "CopyConsent",
    "Draft",
    "Extension",
    "Finding",
    "Interview",
    "MaterialFile",
    "Reminder",
    "UnitLock",
]
