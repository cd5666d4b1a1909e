"""Housing's part of a case page."""

from django.http import HttpRequest

from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from transactions.models import QualificationReview, ReviewState


@panel("case_side")
def housing_review(request: HttpRequest, case: Case) -> Panel | None:
    """What housing has to look at; nothing where nothing concerns it – its answer says so already."""
    review = QualificationReview.objects.filter(case=case).exclude(state=ReviewState.AUTOMATIC).first()
    if review is None:
        return None
    return Panel("transactions/panel.html", {"review": review}, order=40)
