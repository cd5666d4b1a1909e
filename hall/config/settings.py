"""Settings of the hall, read from the environment; a wrong value fails loudly at start."""

import os
from pathlib import Path

import dj_database_url
import django_stubs_ext

from hall.config.engines.place import place_of, variable_folder
from hall.config.environment import celery_url, flag, words
from hall.config.redaction import logging_settings
from hall.config.rhythm import BEAT_SCHEDULE
from hall.config.roles import APPLICATION
from hall.config.security import *  # noqa: F403  # one set of settings, kept in two files

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = variable_folder()

DEBUG = flag("HALL_DEBUG", False)
SECRET_KEY = os.environ.get("HALL_SECRET_KEY") or "django-insecure-" + "0123456789abcdef" * 4
ENCRYPTION_KEYS = words("HALL_ENCRYPTION_KEYS")
SEARCH_HASH_KEY = os.environ.get("HALL_SEARCH_KEY", "")
ALLOWED_HOSTS = words("HALL_ALLOWED_HOSTS", "localhost 127.0.0.1 [::1] testserver")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "django_fsm",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "hall.config",
    "hall.permanence",
    "hall.identity",
    "hall.staff",
    "hall.clock",
    "hall.look",
    "hall.policy",
    "hall.catalogue",
    "hall.papers",
    "hall.exchange",
    "hall.sharing",
    "hall.cases",
    "hall.inquiries",
    "hall.cashier",
    "hall.floor",
    "hall.portal",
    "hall.oversight",
    "hall.rehearsal",
    "registration",
    "transactions",
    "taxation",
    "judicial",
]

MIDDLEWARE = [
    "hall.config.middleware.caller_behind_proxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hall.config.middleware.never_stored",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "hall.staff.middleware.session_limits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "hall.staff.middleware.UnfinishedLogIn",
    "hall.staff.middleware.permissions_policy",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hall.config.middleware.opened_by_address",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hall.exchange.middleware.ConflictsAreAnswered",
    "axes.middleware.AxesMiddleware",
    "hall.config.middleware.no_null_in_address",
]

ROOT_URLCONF = "hall.config.urls"
WSGI_APPLICATION = "hall.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hall.look.context.page",
            ]
        },
    }
]

# Without an address of their own, both engines are the embedded ones of this checkout.
EMBEDDED = place_of(VAR_DIR)
DATABASE_URL = os.environ.get("DATABASE_URL") or EMBEDDED.database_url()
DATABASE_OWNER_URL = (
    os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL") or EMBEDDED.owner_url
)
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
# Many joins over many units look costly to the planner; compiling them takes a second, running them 4 ms.
DATABASES["default"]["OPTIONS"] = {"options": "-c lock_timeout=15s -c jit=off"}
DEMO_HALL = flag("HALL_DEMO", not os.environ.get("DATABASE_URL"))  # an empty hall opens with demo officers
OWNER_IS_APART = DATABASES["default"]["USER"] != dj_database_url.parse(DATABASE_OWNER_URL)["USER"]
DATABASE_APP_ROLE = DATABASES["default"]["USER"] if OWNER_IS_APART else APPLICATION
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL") or EMBEDDED.redis_url
CACHES = {
    "default": {
        "BACKEND": "hall.config.forgiving_cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "hall",
        "OPTIONS": {"socket_timeout": 2},
    }
}

CELERY_BROKER_URL = celery_url(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False  # a bell that cannot ring holds up nobody: the sweep comes anyway
# Without max_retries kombu tries for ever to reach a broker that is down, inside the request.
CELERY_BROKER_TRANSPORT_OPTIONS = {"max_retries": 0, "socket_connect_timeout": 2, "socket_timeout": 10}
CELERY_TASK_ROUTES = {"papers.*": {"queue": "papers"}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 500_000  # KiB
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # for ever
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = BEAT_SCHEDULE

HALL_CITY = os.environ.get("HALL_CITY", "云浮市")
HALL_URL = os.environ.get("HALL_URL", "http://127.0.0.1:8000").rstrip(
    "/"
)  # what QR codes of certificates open
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
CELERY_TIMEZONE = TIME_ZONE

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(os.environ.get("HALL_FILES", VAR_DIR / "files"))
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
MANIFEST_STATIC = "hall.config.static_files.PackedStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN_STATIC if DEBUG else MANIFEST_STATIC},
}
WHITENOISE_USE_FINDERS = DEBUG
PAPER_FONT = os.environ.get("HALL_PAPER_FONT", "")

LOGGING = logging_settings(os.environ.get("HALL_LOG", "text"))

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["hall.staff.key_authentication.KeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["hall.staff.key_authentication.OpenToDepartments"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["hall.exchange.api.parsing.CarefulJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "hall.exchange.api.schema.HallSchema",
    "EXCEPTION_HANDLER": "hall.exchange.api.problems.answer_problem",
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "不动产登记大厅接口",
    "DESCRIPTION": "供人民法院和各部门的业务系统使用，与网页办理同一规则、同一时限。",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "DepartmentEnum": "hall.staff.departments.D",
        "TopicEnum": "hall.inquiries.topics.Topic",
        "MatterEnum": "judicial.models.Matter",
        "KeptOrCancelledEnum": "hall.catalogue.judicial_payloads.CANCELLED_OR_KEPT",
    },
}
