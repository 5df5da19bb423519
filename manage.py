#!/usr/bin/env python3
"""Commands for operators: `manage.py help` lists them."""

import os
import sys

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
except ImportError:
    sys.exit("De pakketten ontbreken. Voer uit: make install, en gebruik daarna .venv/bin/python manage.py")


def main() -> None:
    """Runs the command; a setting that cannot be used ends it with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kennisbank.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Instelling: {error}")


if __name__ == "__main__":
    main()
