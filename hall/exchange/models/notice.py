"""What has happened, as the departments are told it."""

from django.db import models

from hall.exchange.topics import key_label, topic_label
from hall.permanence.models import InsertOnly


class Notice(InsertOnly):
    """通知: something that has become true, written in the transaction that made it so ([S2] 六; I7).

    Queue entry and history in one. It carries identifiers only; who may see more looks it up.
    """

    topic = models.CharField("事由", max_length=60)
    stream = models.CharField("序列", max_length=60, help_text="同一序列内按先后送达，通常是受理号")
    keys = models.JSONField("标识", default=dict)
    posted_at = models.DateTimeField("发出时间")

    class Meta(InsertOnly.Meta):
        verbose_name = verbose_name_plural = "通知"
        ordering = ["-id"]
        indexes = [models.Index(fields=["stream", "-id"], name="notice_of_stream")]

    def __str__(self) -> str:
        return f"{self.label}（{self.stream}）"

    @property
    def label(self) -> str:
        """The topic in words."""
        return topic_label(self.topic)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The identifiers with their Chinese names."""
        return [(key_label(name), value) for name, value in self.keys.items()]
