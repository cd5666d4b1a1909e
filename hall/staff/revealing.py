"""显示全部: which personal data may be unmasked, by whom, and the signed slip that asks for it.

A room that owns personal data says so once, in its `reveals.py`, imported when the app is ready:

    revealable(
        Applicant,
        {"name": mask_name, "document_number": mask_document, "phone": mask_phone},
        may_see=lambda by, applicant: Case.objects.visible_to(by).filter(pk=applicant.case_id).exists(),
        subject=lambda applicant: f"applicant:{applicant.pk}",
        case_number=lambda applicant: applicant.case.number,
    )

Templates then write `{% load masking %}{% reveal applicant "document_number" %}`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self, TypeVar

from django.apps import apps
from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db.models import Model

from hall.staff.actors import Actor
from hall.staff.sessions import ABSOLUTE_SECONDS

M = TypeVar("M", bound=Model)
Mask = Callable[[str], str]
SALT: Final = "hall.staff.reveal"


@dataclass(frozen=True, slots=True)
class Revealable:
    """What one model lets be seen, and the port that decides for whom."""

    masks: Mapping[str, Mask]
    labels: Mapping[str, str]
    may_see: Callable[[Actor, Any], bool]
    subject: Callable[[Any], str]
    case_number: Callable[[Any], str]


_REVEALABLE: Final[dict[str, Revealable]] = {}


def revealable(
    model: type[M],
    masks: Mapping[str, Mask],
    *,
    may_see: Callable[[Actor, M], bool],
    subject: Callable[[M], str],
    case_number: Callable[[M], str] = lambda row: "",
    labels: Mapping[str, str] | None = None,
) -> None:
    """Declare fields of a model that can be unmasked with a reason.

    `masks` gives each field its masked form; `labels` names fields that are no model fields.
    Raises ImproperlyConfigured when the model is declared twice.
    """
    key = model._meta.label_lower
    if key in _REVEALABLE:
        raise ImproperlyConfigured(f"{key} 的可显示项目已声明过")
    named = {field: (labels or {}).get(field) or _label(model, field) for field in masks}
    _REVEALABLE[key] = Revealable(dict(masks), named, may_see, subject, case_number)


def declared(row: Model, field: str) -> Revealable:
    """The declaration of a row's field. Raises ImproperlyConfigured when there is none."""
    found = _REVEALABLE.get(row._meta.label_lower)
    if found is None or field not in found.masks:
        raise ImproperlyConfigured(f"{row._meta.label_lower}.{field} 没有声明为可显示项目")
    return found


def masked_value(row: Model, field: str) -> str:
    """The field as everybody sees it."""
    value = str(getattr(row, field) or "")
    return declared(row, field).masks[field](value)


@dataclass(frozen=True, slots=True)
class Slip:
    """The question “show me this field of this row”: signed, for one officer, good for one session."""

    model: str
    pk: int | str
    field: str
    officer_id: int
    spot: str
    back: str

    def sign(self) -> str:
        return signing.dumps(
            [self.model, self.pk, self.field, self.officer_id, self.spot, self.back], salt=SALT, compress=True
        )

    @classmethod
    def read(cls, token: str) -> Self:
        """Raises django.core.signing.BadSignature when it is forged or too old."""
        return cls(*signing.loads(token, salt=SALT, max_age=ABSOLUTE_SECONDS))

    def row(self) -> Model:
        """The row it speaks of. Raises ObjectDoesNotExist."""
        found: Model = apps.get_model(self.model)._default_manager.get(pk=self.pk)
        return found


def _label(model: type[Model], field: str) -> str:
    try:
        return str(getattr(model._meta.get_field(field), "verbose_name", field))
    except FieldDoesNotExist:
        raise ImproperlyConfigured(f"{model._meta.label_lower}.{field} 要在 labels 里写明中文名称") from None
