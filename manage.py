#!/usr/bin/env python
"""Django's command line for the hall; without DATABASE_URL and REDIS_URL on the embedded engines."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hall.config.settings")
    from django.core.management import execute_from_command_line

    from hall.config.engines.use import engines_for

    with engines_for(sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
