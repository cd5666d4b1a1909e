"""How gunicorn serves the hall, at the counter's machine and behind nginx alike."""

import os

from hall.config.environment import whole_number
from hall.config.redaction import logging_settings

wsgi_app = "hall.config.wsgi"
worker_class = "gthread"
workers = whole_number("HALL_WEB_WORKERS", 2)
threads = 4
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000  # a worker that has served long is replaced, so nothing can pile up in it
max_requests_jitter = 2_000
control_socket_disable = True
accesslog = "-"
access_log_format = "%(m)s %(U)s %(s)s %(M)sms"  # no query strings: they may name people
logconfig_dict = logging_settings(os.environ.get("HALL_LOG", "text"))
