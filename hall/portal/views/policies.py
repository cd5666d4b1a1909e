"""政策文件 for everybody, and what a buyer at a court's auction should know (附件1 五（三）; J13, J14)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hall.catalogue.guide import guide as guide_of
from hall.catalogue.items import ITEMS
from hall.catalogue.overlay import is_offered, promised_days
from hall.clock import today
from hall.policy.in_force import parameter_on
from hall.policy.models import PolicyDocument
from hall.policy.parameters import BUYER_DEED_TAX_GATE, BUYER_NOTICE_DAYS, COURT_DELIVERY_DAYS
from hall.policy.parameters import COURT_DELIVERY_START as DELIVERY_START
from hall.policy.wording import holding, line_of, set_by
from hall.portal.checklist import pack
from hall.portal.models import Feedback, Topic

AUCTION_ITEM = "judicial-sale"
SHOWN = 5


@login_not_required
@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """What is in force, what is out for comment, what has ended."""
    on = today()
    lines = [line_of(one, on) for one in PolicyDocument.objects.public()]
    context = {
        "asking": [one for one in lines if one.document.takes_comments(on)],
        "issued": [one for one in lines if one.document.approved_at],
        "holding": holding(on),
    }
    return render(request, "portal/policies.html", context)


@login_not_required
@require_safe
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """One document; 404 for a draft that is not out for comment."""
    document, on = get_object_or_404(PolicyDocument.objects.public(), pk=pk), today()
    context = {
        "line": line_of(document, on),
        "document": document,
        "rows": set_by(document, on),
        "takes_comments": document.takes_comments(on),
        "answers": Feedback.objects.published().filter(document=document)[:SHOWN],
    }
    return render(request, "portal/policy.html", context)


@login_not_required
@require_safe
def auction_guide(request: HttpRequest) -> HttpResponse:
    """法拍房过户指引: what happens from the hammer to the certificate, by the parameters of today."""
    on, item = today(), ITEMS[AUCTION_ITEM]
    page = guide_of(item, promised_days=promised_days(item, on), offered=is_offered(item, on))
    context = {
        "page": page,
        "bag": pack(item, page),
        "court_days": parameter_on(COURT_DELIVERY_DAYS, on),
        "court_start": parameter_on(DELIVERY_START, on).label,
        "notice": BUYER_NOTICE_DAYS.words(parameter_on(BUYER_NOTICE_DAYS, on)),
        "tax_first": parameter_on(BUYER_DEED_TAX_GATE, on),
        "documents": [line_of(one, on) for one in PolicyDocument.objects.in_force(on)],
        "asking": PolicyDocument.objects.asking(on),
        "answers": Feedback.objects.published().filter(topic=Topic.AUCTION_GUIDE)[:SHOWN],
    }
    return render(request, "portal/auction_guide.html", context)
