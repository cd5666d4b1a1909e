"""被执行人的税款: the assessor writes down who pays, with the paper."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hall.cases.refusals import StepRefused
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required
from hall.staff.duties import Duty
from taxation.forms import AdjustmentForm
from taxation.seller_forms import SellerTaxesForm
from taxation.services.sellers import note_seller_taxes
from taxation.views.assessment import assessment_or_404, page_of


@require_POST
@duty_required(Duty.ASSESS)
def sellers(request: AuthenticatedHttpRequest, number: str) -> HttpResponse:
    """Withheld, agreed upon or in arrears; the form comes back with what is wrong."""
    found = assessment_or_404(request, number)
    form = SellerTaxesForm(request.POST)
    if form.is_valid():
        try:
            note_seller_taxes(found.case_id, **form.cleaned_data, by=actor_of(request))
            messages.success(request, "被执行人的税款已登记，登记机构的审查和给法院的告知书随之写明。")
            return redirect("taxation:assessment", number=number)
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                form.add_error(name, sentences)
        except StepRefused as refusal:
            form.add_error(None, list(refusal.reasons))
    adjusting = AdjustmentForm(revision=found.current, region=found.case.county)
    return page_of(request, found, adjusting, sellers=form, status=422)
