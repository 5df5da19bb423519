"""Starts the site's own programs as an operator would: a process with an environment of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from kennisbank import environment

ROOT = environment.ROOT


def bare_environment(data: Path, **variables: str) -> dict[str, str]:
    """This machine's environment with only these variables of the site set."""
    bare = {name: value for name, value in os.environ.items() if name not in environment.DEFAULTS}
    site = {"KENNISBANK_DATA": str(data), "DJANGO_SETTINGS_MODULE": "kennisbank.settings"}
    return {**bare, **site, **variables}


def run(*command: str, data: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The result of a Python command in such an environment."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=bare_environment(data, **variables),
        capture_output=True,
        text=True,
    )


def setting(expression: str, data: Path, **variables: str) -> object:
    """What an expression on `settings` gives in such a process."""
    code = f"import json; from django.conf import settings; print(json.dumps({expression}))"
    done = run("-c", code, data=data, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
