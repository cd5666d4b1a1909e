"""The figures of docs/performance.md, each beside its comparison in the same run: `make bench`.

Django is set up here, so that every module and every child process finds it ready.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hall.config.settings")
django.setup()
