"""审计: who did what, and who looked at whose personal data. Rows are written once and stay."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from hall.identity.fields import EncryptedJSONField, EncryptedTextField
from hall.permanence.models import InsertOnly


class Audited(InsertOnly):
    """Who, from where, when. The instant is the database's own clock: no setting of ours moves it."""

    by_label = models.CharField("谁", max_length=60)
    by_kind = models.CharField("主体", max_length=12)
    by_department = models.CharField("部门", max_length=24, blank=True)
    by_officer_id = models.BigIntegerField("人员编号", null=True)
    address = models.CharField("地址", max_length=45, blank=True)
    at = models.DateTimeField("时间", db_default=Now())
    subject = models.CharField("对象", max_length=200, help_text="如 case:202609180001、officer:12")

    class Meta:
        abstract = True


class Act(Audited):
    """操作记录: one thing somebody did (log-in, step, change of a duty); the detail is encrypted."""

    verb = models.CharField("动作", max_length=60)
    detail = EncryptedJSONField("内容", default=dict)

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "操作记录"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["by_officer_id", "-at"], name="act_by_officer"),
            models.Index(fields=["subject", "-at"], name="act_on_subject"),
            models.Index(fields=["-at"], name="act_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.by_label} {self.verb} {self.subject}"


class Look(Audited):
    """查看记录: somebody saw personal data – whose, which fields, for what purpose (PIPL 51, 54; 条例 28)."""

    fields = ArrayField(models.CharField(max_length=60), verbose_name="项目", default=list)
    purpose = EncryptedTextField("理由")
    case_number = models.CharField("受理号", max_length=40, blank=True)

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "查看记录"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["by_officer_id", "-at"], name="look_by_officer"),
            models.Index(fields=["subject", "-at"], name="look_at_subject"),
            models.Index(fields=["case_number", "-at"], name="look_in_case"),
        ]

    def __str__(self) -> str:
        return f"{self.by_label} 查看 {self.subject}"
