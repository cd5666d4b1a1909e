"""询问笔录 (民法典第二百一十二条, 操作规范 A.5)."""

from django.db import models

from hall.cases.models.applicant import Applicant
from hall.cases.models.case import Case
from hall.identity.fields import EncryptedJSONField
from hall.staff.models import Officer


class Interview(models.Model):
    """询问笔录: what one applicant was asked and answered, where, when and by whom."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="interviews", verbose_name="业务件")
    applicant = models.OneToOneField(
        Applicant, models.CASCADE, related_name="interview", verbose_name="被询问人"
    )
    answers = EncryptedJSONField("问答")
    place = models.CharField("地点", max_length=120)
    asked_at = models.DateTimeField("询问时间")
    asked_by = models.ForeignKey(Officer, models.PROTECT, verbose_name="询问人", null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "询问笔录"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"询问笔录 {self.case_id}"
