"""What was asked of the hall and what it answered, so that asking twice does nothing twice."""

from django.db import models

from hall.identity.fields import EncryptedJSONField


class Command(models.Model):
    """指令: one request by its key, with the hash of its body and the reply given (G6; promise:R4).

    Written in the transaction of its effect and kept for the life of the case.
    """

    scope = models.CharField("发出者", max_length=80, help_text="同一发出者的编号不重复")
    key = models.CharField("提交编号", max_length=100)
    body_hash = models.CharField("内容校验值", max_length=64)
    reply = EncryptedJSONField("答复", null=True)
    stream = models.CharField("序列", max_length=60, blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "指令"
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="command_key_once")]
        indexes = [models.Index(fields=["stream"], name="command_of_stream", condition=~models.Q(stream=""))]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
