"""人员: staff of all departments and courts; the account is the person."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from hall.staff import machine_time
from hall.staff.departments import D
from hall.staff.duties import DUTIES, Duty, admin_allows, conflicts
from hall.staff.models.hall import Counter, Hall


class OfficerManager(BaseUserManager["Officer"]):
    """Makes accounts; the log-in name is kept as typed and found without regard to case."""

    def create_user(
        self, username: str, name: str, department: str, password: str | None = None, **fields: Any
    ) -> "Officer":
        """A new officer; without a password the account cannot log in until one is set."""
        officer = self.model(
            username=self.model.normalize_username(username), name=name, department=department, **fields
        )
        officer.set_password(password)
        officer.save(using=self._db)
        return officer

    def create_superuser(
        self, username: str, name: str, password: str | None = None, **fields: Any
    ) -> "Officer":
        """The first system administrator (系统管理) of a new hall."""
        return self.create_user(username, name, D.REGISTRATION, password, duties=[Duty.ADMINISTER], **fields)

    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(username__iexact=username or "")


class Officer(AbstractBaseUser):
    """人员: one person of one department. What they may do is read from `duties`; there are no groups.

    For Django's admin this class answers has_perm() itself, from the same duties.
    """

    username = models.CharField("登录名", max_length=40, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField("姓名", max_length=60)
    department = models.CharField("部门", max_length=24, choices=D)
    duties = ArrayField(
        models.CharField(max_length=24, choices=Duty), verbose_name="岗位", default=list, blank=True
    )
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, blank=True, verbose_name="大厅")
    counter = models.ForeignKey(Counter, models.PROTECT, null=True, blank=True, verbose_name="窗口")
    court_code = models.CharField("法院代字", max_length=10, blank=True, help_text="如 粤5302")
    staff_number = models.CharField("工作证号", max_length=30, blank=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)
    password_set_at = models.DateTimeField("密码设定时间", null=True, editable=False)
    large_print = models.BooleanField("大字版", default=False)
    is_active = models.BooleanField("启用", default=True, help_text="停用后立即退出，不能再登录")
    date_joined = models.DateTimeField("建立时间", auto_now_add=True)

    objects: ClassVar[OfficerManager] = OfficerManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering = ["department", "username"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.department and (reasons := conflicts(frozenset(self.duties), self.department)):
            raise ValidationError({"duties": reasons})
        if self.counter and self.hall_id and self.counter.hall_id != self.hall_id:
            raise ValidationError({"counter": "这个窗口不在所选大厅，请重选窗口。"})

    def set_password(self, raw_password: str | None) -> None:
        """Set the password and remember when; both are stored at save."""
        super().set_password(raw_password)
        self.password_set_at = machine_time.instant()

    def has_duty(self, *duties: str) -> bool:
        """Does the (active) officer hold any of these duties?"""
        return self.is_active and not set(duties).isdisjoint(self.duties)

    @property
    def duty_names(self) -> list[str]:
        """岗位 in words: ["核定", "登簿"]."""
        return [Duty(duty).label for duty in self.duties]

    @property
    def needs_second_factor(self) -> bool:
        """Does any duty (review, 登簿, administration) ask for a one-time code?"""
        return any(DUTIES[Duty(duty)].second_factor for duty in self.duties)

    @property
    def is_staff(self) -> bool:
        """May the officer open /admin/? Only the three administrators."""
        return self.has_duty(Duty.ADMINISTER, Duty.SECURE, Duty.AUDIT)

    @property
    def is_superuser(self) -> bool:
        """Nobody may do everything (三员分立)."""
        return False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_active and any(admin_allows(duty, perm) for duty in self.duties)

    def has_perms(self, perms: Iterable[str], obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
