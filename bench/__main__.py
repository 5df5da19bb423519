"""`python -m bench`: all tables, one after the other; what a table needs stands in its own module.

With ELASTICSEARCH_URL, and a DATABASE_URL of PostgreSQL, the other engines and Wagtail's own search are
measured beside ours. The table of `bench.speed` is written to `docs/speed.md` too.
"""

import subprocess
import sys

TABLES = {
    "quality": (),
    "splitting": (),
    "comparable": (),
    "suggestions": (),
    "speed": ("--full", "--write", "docs/speed.md"),
}


def main() -> int:
    """Each table in a process of its own: none warms up what the next one measures."""
    failed = False
    for name, options in TABLES.items():
        print(f"\n## {name}\n", flush=True)
        command = [sys.executable, "-m", f"bench.{name}", *options]
        failed |= subprocess.run(command, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
