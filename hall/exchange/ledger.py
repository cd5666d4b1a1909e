"""The ledger of what was shared: every notice, delivery, attempt and acknowledgement (I7, S9)."""

from django import forms
from django.db.models import QuerySet

from hall.exchange.models import Delivery, DeliveryState
from hall.exchange.models.delivery import DeliveryQuerySet
from hall.look.shapes import Tile
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty

READERS = (Duty.SUPERVISE, Duty.ADMINISTER, Duty.AUDIT)
SENDERS = (Duty.SUPERVISE, Duty.ADMINISTER)
COUNT_UP_TO = 999
RETRYING = "retrying"


SMALL_SELECT = forms.Select({"class": "form-select form-select-sm w-auto"})
SMALL_INPUT = forms.TextInput({"class": "form-control form-control-sm w-auto", "placeholder": "受理号"})


class LedgerFilter(forms.Form):
    """Which deliveries to show."""

    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部状态"), *DeliveryState.choices, (RETRYING, "重试中")],
        widget=SMALL_SELECT,
    )
    recipient = forms.ChoiceField(
        label="收件部门", required=False, choices=[("", "全部部门"), *D.choices], widget=SMALL_SELECT
    )
    stream = forms.CharField(label="受理号", required=False, max_length=60, widget=SMALL_INPUT)

    def narrow(self, rows: DeliveryQuerySet) -> DeliveryQuerySet:
        """The rows that fit; a filter that cannot be read narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("state") == RETRYING:
            rows = rows.retrying()
        elif chosen.get("state"):
            rows = rows.filter(state=chosen["state"])
        if chosen.get("recipient"):
            rows = rows.filter(recipient=chosen["recipient"])
        if chosen.get("stream"):
            rows = rows.filter(stream=chosen["stream"].strip())
        return rows


def visible_to(by: Actor) -> DeliveryQuerySet:
    """The registry's supervisor, the administrator and the auditor see all; a department what it was told."""
    rows = Delivery.objects.for_ledger()
    if by.department == D.REGISTRATION:
        return rows
    return rows.filter(recipient=by.department)


def deliveries_of(stream: str) -> QuerySet[Delivery]:
    """What was told of one case, in order, for a panel of the case (`exchange/panel.html`)."""
    return Delivery.objects.of_stream(stream)


def tiles(rows: DeliveryQuerySet, chosen: str) -> list[Tile]:
    """What needs a look, counted no further than COUNT_UP_TO."""
    kinds = [
        (DeliveryState.WAITING, "待送，含重试", "waiting", rows.waiting()),
        (RETRYING, "重试中", "soon", rows.retrying()),
        (DeliveryState.PARKED, "已搁置，等人重送", "stop", rows.parked()),
    ]
    return [
        Tile(found[: COUNT_UP_TO + 1].count(), label, f"?state={state}", meaning, state == chosen)
        for state, label, meaning, found in kinds
    ]
