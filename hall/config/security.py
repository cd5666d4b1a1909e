"""The part of the settings that keeps strangers out; `settings` takes all of it."""

import os

from csp.constants import NONE, SELF

from hall.config.environment import flag, whole_number, words
from hall.staff.passwords import PROFILES, validators
from hall.staff.sessions import ABSOLUTE_SECONDS

HTTPS = flag("HALL_HTTPS", False)  # 1 wherever the hall is reached by https, that is: in production

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked by the machine next door, without https
SECURE_HSTS_SECONDS = whole_number("HALL_HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = words("HALL_TRUSTED_ORIGINS")
PROXIES_BEFORE_US = whole_number("HALL_PROXIES", 0)  # how many X-Forwarded-For entries are our own proxies'

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = ABSOLUTE_SECONDS  # and 15 minutes without a hand on it: hall.staff.sessions
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Tabler draws arrows and ticks as data: images
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}

AUTH_USER_MODEL = "staff.Officer"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_PROFILE = os.environ.get("HALL_PASSWORD_PROFILE", "asvs")  # or "dengbao": mixed and changed
AUTH_PASSWORD_VALIDATORS = validators(PASSWORD_PROFILE)
PASSWORD_DAYS = PROFILES[PASSWORD_PROFILE]
LOGIN_URL = "staff:login"
LOGIN_REDIRECT_URL = "staff:home"
SECOND_FACTOR = flag("HALL_SECOND_FACTOR", False)  # one-time codes for review, 登簿 and administration
OTP_TOTP_ISSUER = "不动产登记一窗受理"

AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # the victim may still come in from elsewhere
AXES_HANDLER = "hall.config.lockout.BackOffHandler"
AXES_COOLOFF_TIME = "hall.config.lockout.back_off"
AXES_USERNAME_CALLABLE = "hall.staff.log_in.account_of"
AXES_LOCKOUT_TEMPLATE = "staff/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # log-ins are in our own audit
AXES_ENABLE_ADMIN = False  # unlocking is an act: hall.staff.admin
AXES_ALLOWED_CORS_ORIGINS = ""
AXES_VERBOSE = False
