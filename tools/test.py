"""`make test`: everything that this machine can run, and the names of what it couldn't.

Starts a PostgreSQL cluster and a search engine of its own where their programs are installed, runs
the tests on SQLite, in the browser and on PostgreSQL, and stops what it started. REQUIRE_ALL=1 (as
`.ci/run` sets) makes a missing part a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ROOT / "tests" / "tools"
PYTEST = Path(sys.executable).with_name("pytest")
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
#: `.ci/run` has just run the fast ones in `make check`.
CHECKED = " and (slow or thorough or engine)" if os.environ.get("CHECKED") == "1" else ""
ENGINE_PORT = "19200"
#: Neighbours stay together, so that what a module sets up is set up once; who is done takes over.
TWO = ("-n", "2", "--dist", "worksteal")
#: Where databases differ: locks, transactions, search, migrations. The rest runs on SQLite alone.
ON_POSTGRES = (
    "tests/audit/test_chain.py", "tests/core/test_routing.py", "tests/entries",
    "tests/publishing", "tests/search",
)  # fmt: skip


def start(*command: str) -> str | None:
    """Start a part; return what it printed, or None when it couldn't (it says why itself)."""
    environment = {**os.environ, "PORT": ENGINE_PORT}
    environment["PATH"] = f"{PYTEST.parent}:{environment['PATH']}"
    done = subprocess.run(
        [str(PARTS / command[0]), *command[1:]],
        env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() if done.returncode == 0 else None


def has_engine() -> bool:
    """Tell whether the engine's files are here; only `.ci/run` fetches them (61 MB)."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    home = os.environ.get("ENGINE_HOME") or Path(cache, "test-engines")
    return Path(home, "elasticsearch", "lib", ".ok").exists()


def run(name: str, selection: str, *arguments: str) -> bool:
    """Run pytest on a selection; its own lines are shown as they come."""
    print(f"\n== {name}", flush=True)
    command = [str(PYTEST), "-m", selection, *arguments]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def main() -> int:
    """Run all; 1 when a test failed or, with REQUIRE_ALL=1, a part was missing."""
    subprocess.run([sys.executable, "tools/messages.py", "compile"], cwd=ROOT, check=True)
    folder = Path(tempfile.mkdtemp(prefix="site-test-"))
    folder.chmod(0o755)
    cluster = folder / "postgres"
    postgres = os.environ.get("POSTGRES_URL") or start("postgres.sh", "start", str(cluster))
    own_engine = not os.environ.get("ENGINE_URL") and (REQUIRE_ALL or has_engine())
    if own_engine and start("engine.sh", "elasticsearch", "start") is not None:
        os.environ["ENGINE_URL"] = f"elasticsearch9://127.0.0.1:{ENGINE_PORT}"
    # Seeded by the first run that needs it (`tests/demonstration.py`).
    os.environ["TEST_DEMONSTRATION"] = str(folder / "demonstration")
    passed = []
    try:
        passed += [run("SQLite", f"not browser and not postgres{CHECKED}", *TWO)]
        passed += [run("browser", "browser", "-n", "0")]
        if postgres:
            os.environ |= {"DATABASE_URL": postgres, "POSTGRES_URL": postgres}
            selection = "not browser and not engine and not slow"
            passed += [run("PostgreSQL", selection, *TWO, *ON_POSTGRES)]
        else:
            print("\nNOT RUN: PostgreSQL is not on this machine", flush=True)
            passed += [not REQUIRE_ALL]
    finally:
        if own_engine:
            start("engine.sh", "elasticsearch", "stop")
        if (cluster / "data").exists():
            start("postgres.sh", "stop", str(cluster))
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
