"""Inquiries between offices: who asks about which property, what each office owes, what it replied."""

from hall.inquiries.models.alert import AlertKind, QuestionAlert
from hall.inquiries.models.inquiry import Inquiry
from hall.inquiries.models.letter import InquiryLetter
from hall.inquiries.models.question import Question, QuestionState
from hall.inquiries.models.reply import Reply, ReplyFile

__all__ = [
    "AlertKind",
    "Inquiry",
    "InquiryLetter",
    "Question",
    "QuestionAlert",
    "QuestionState",
    "Reply",
    "ReplyFile",
]
