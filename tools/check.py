"""`make check`: every quick check, two at a time; prints what fails and how long each took.

python tools/check.py          all of them
python tools/check.py ruff     those whose name contains the word
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
FAST = "not slow and not thorough and not browser and not postgres and not engine"
#: The longest first, so that the short ones fill the other core.
CHECKS: dict[str, list[str]] = {
    "fast tests": ["pytest", "-n", "2", "--dist", "worksteal", "-m", FAST],
    "types": ["mypy", "--no-error-summary", "."],
    "templates": ["djlint", "--lint", "--quiet", "site/templates"],
    "migrations": [
        PYTHON, "manage.py", "makemigrations", "--check", "--dry-run",
        "--settings", "config.settings.test",
    ],
    "catalogues": [PYTHON, "tools/messages.py", "check"],
    "layers": ["lint-imports", "--no-cache"],
    "ruff format": ["ruff", "format", "--check", "."],
    "ruff check": ["ruff", "check", "."],
    "spelling": ["codespell"],
}  # fmt: skip


def run(name: str) -> bool:
    """Run one check, print its line (and its words when it fails), return whether it passed."""
    program, *arguments = CHECKS[name]
    began = time.monotonic()
    done = subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    passed = done.returncode == 0
    words = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    report = f"{'ok  ' if passed else 'FAIL'}  {name} ({time.monotonic() - began:.1f} s)"
    if not passed:
        report = "\n".join([report, *("      " + line for line in words[-80:])])
    elif name == "fast tests":
        report += f": {words[-1]}"
    print(report, flush=True)
    return passed


def main() -> int:
    """Run the checks; 1 when one fails."""
    wanted = [name for name in CHECKS if not sys.argv[1:] or any(w in name for w in sys.argv[1:])]
    subprocess.run([PYTHON, "tools/messages.py", "compile"], cwd=ROOT, check=True)
    with ThreadPoolExecutor(2) as pool:
        return 0 if all(list(pool.map(run, wanted))) else 1


if __name__ == "__main__":
    sys.exit(main())
