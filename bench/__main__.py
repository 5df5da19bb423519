"""`python -m bench`: all tables, one after the other; what a table needs stands in its own module.

With ELASTICSEARCH_URL, and a DATABASE_URL of PostgreSQL, the other engines and Wagtail's own search are
measured beside ours.
"""

import subprocess
import sys

TABLES = ("quality", "splitting", "comparable", "suggestions", "speed")


def main() -> int:
    """Each table in a process of its own: none warms up what the next one measures."""
    failed = False
    for name in TABLES:
        print(f"\n## {name}\n", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
