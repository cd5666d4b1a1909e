"""What the hall tells the public, and how often somebody has guessed at a case."""

from django.db import models
from django.db.models import Q


class BulletinQuerySet(models.QuerySet["Bulletin"]):
    def shown(self) -> "BulletinQuerySet":
        """Published and not taken down, the newest first."""
        return self.filter(withdrawn=False).order_by("-published_on", "-id")


class Bulletin(models.Model):
    """通知: something the hall tells everybody on its front page."""

    title = models.CharField("标题", max_length=120)
    body = models.TextField("正文", blank=True)
    published_on = models.DateField("发布日期")
    withdrawn = models.BooleanField("已撤下", default=False)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        ordering = ["-published_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="bulletin_has_title")]

    def __str__(self) -> str:
        return self.title


class Knock(models.Model):
    """查询失败计数: failed look-ups of progress by one source in one window of time; the source is a hash."""

    source = models.CharField("来源摘要", max_length=64)
    since = models.DateTimeField("时段开始")
    tries = models.PositiveIntegerField("次数", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "查询失败计数"
        constraints = [models.UniqueConstraint(fields=["source", "since"], name="knock_once_per_window")]

    def __str__(self) -> str:
        return f"{self.since:%H:%M} {self.tries}"
