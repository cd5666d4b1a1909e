"""What the hall tells the public, what the public tells the hall, and how often somebody has knocked."""

from django.db import models
from django.db.models import Q

from hall.identity.fields import EncryptedTextField
from hall.policy.models import PolicyDocument
from hall.staff.models import Officer


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


class Topic(models.TextChoices):
    """意见关于什么."""

    AUCTION_GUIDE = "auction-guide", "法拍房过户指引"
    POLICY = "policy", "征求意见的文件"
    SERVICE = "service", "窗口和网上服务"


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def waiting(self) -> "FeedbackQuerySet":
        """Not answered, the oldest first."""
        return self.filter(answered_at=None).order_by("received_at", "pk")

    def published(self) -> "FeedbackQuerySet":
        """Answered for everybody to read, the newest first."""
        return self.filter(is_public=True).order_by("-answered_at", "-pk")


class Feedback(models.Model):
    """意见: what somebody said without saying who he is, and the answer (附件1 五（三）).

    `body` is kept encrypted, for people write names and numbers into it; what everybody may read is
    `question`, in the officer's words.
    """

    code = models.CharField("查询码", max_length=12, unique=True)
    topic = models.CharField("关于", max_length=16, choices=Topic)
    document = models.ForeignKey(
        PolicyDocument, models.PROTECT, verbose_name="文件", null=True, blank=True, related_name="feedback"
    )
    body = EncryptedTextField("意见")
    received_at = models.DateTimeField("收到时间")
    question = models.CharField("公开的提问", max_length=200, blank=True)
    answer = models.TextField("答复", blank=True)
    is_public = models.BooleanField("公开", default=False)
    answered_by = models.ForeignKey(
        Officer, models.PROTECT, verbose_name="答复人", null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "意见"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, answer__gt=""),
                name="feedback_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(question__gt="", answered_at__isnull=False),
                name="feedback_public_is_answered",
            ),
            models.CheckConstraint(
                condition=Q(topic="policy", document__isnull=False) | (~Q(topic="policy") & Q(document=None)),
                name="feedback_policy_names_document",
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], name="feedback_waiting", condition=Q(answered_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()} {self.code}"
