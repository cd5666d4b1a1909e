"""Who may read a letter of reply: the office that asked, those that were asked, the hall's supervisor."""

from hall.inquiries.models import Inquiry
from hall.papers.access import may_read
from hall.papers.models import Paper
from hall.staff.actors import Actor


@may_read("inquiry")
def who_sees_the_inquiry(paper: Paper, by: Actor) -> bool:
    """A court another court's letter never (domain §10.2)."""
    number = paper.subject.removeprefix("inquiry:").rpartition("-")[0]
    return Inquiry.objects.visible_to(by).filter(number=number).exists()
