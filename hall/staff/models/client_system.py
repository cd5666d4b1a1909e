"""接入系统: another office's own computer system, which calls the hall by a key instead of a log-in."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from hall.identity.numbers.jurisdictions import COURT_LETTERS
from hall.staff.departments import D


class ClientSystem(models.Model):
    """接入系统: which department it belongs to, of which court, and the hash of its key (G32; clause:J12).

    The key itself is shown once, when it is given, and kept nowhere.
    """

    name = models.CharField(
        "名称",
        max_length=60,
        unique=True,
        error_messages={"unique": "已有同名的接入系统，请换一个名称或在原来一行重发密钥。"},
    )
    department = models.CharField("部门", max_length=24, choices=D)
    court_code = models.CharField(
        "法院代字",
        max_length=10,
        blank=True,
        help_text="法院的系统填写，如 粤5302；只能办理和查看本院案号",
        validators=[
            RegexValidator(
                rf"^(?:最高法|[{COURT_LETTERS}](?:\d{{2}}){{0,2}})$",
                "法院代字应如“粤53”“粤5302”，请对照本院案号填写。",
            )
        ],
    )
    key_id = models.CharField("密钥编号", max_length=8, unique=True, null=True, editable=False)
    key_hash = models.CharField("密钥校验值", max_length=64, blank=True, editable=False)
    key_issued_at = models.DateTimeField("密钥发出时间", null=True, editable=False)
    is_active = models.BooleanField("启用", default=True, help_text="停用后立即不能再调用")

    class Meta:
        verbose_name = verbose_name_plural = "接入系统"
        ordering = ["department", "name"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(department=D.COURT) & ~Q(court_code=""))
                | (~Q(department=D.COURT) & Q(court_code="")),
                name="client_system_of_a_court_names_it",
                violation_error_message="法院的系统要填法院代字，其他部门的系统不填。",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.department == D.APPLICANT:
            raise ValidationError({"department": "申请人没有接入系统，请选择部门。"})

    @property
    def is_authenticated(self) -> bool:
        """Always so: only the right key makes a request this system's (the way DRF asks)."""
        return True

    @property
    def is_anonymous(self) -> bool:
        return False
