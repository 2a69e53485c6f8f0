"""`make run`: everything a newcomer needs, with nothing but Python.

Makes `.venv`, installs the pinned dependencies, prepares the database and the demonstration, then
starts the server and the scheduler and stops both at Ctrl-C. A second start does only what changed.
Uses the standard library alone, since nothing else is there yet.
"""

from __future__ import annotations  # an old Python must get as far as its message

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"
OLDEST = (3, 11)


def say(text: str) -> None:
    """Print one line of progress at once."""
    print(f"\033[36m→\033[0m {text}" if sys.stdout.isatty() else f"-> {text}", flush=True)


def digest(*paths: Path) -> str:
    """Return a name for the present contents of files."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()


def is_done(stamp: Path, key: str) -> bool:
    """Tell whether the step that leaves `stamp` was done for `key`."""
    return stamp.exists() and stamp.read_text() == key


def install() -> None:
    """Make the virtual environment and install what requirements.txt pins."""
    key, stamp = digest(ROOT / "requirements.txt"), VENV / ".installed"
    if PYTHON.exists() and is_done(stamp, key):
        return
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        sys.exit("Python's venv is missing. On Debian and Ubuntu: apt install python3-venv")
    if not PYTHON.exists():
        say("making .venv")
        venv.create(VENV, with_pip=True)
    say("installing the pinned dependencies (about half a minute, once)")
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:"]
    subprocess.run([*command, "-r", str(ROOT / "requirements.txt")], check=True)
    stamp.write_text(key)


def manage(*arguments: str) -> None:
    """Run a management command; its output is shown."""
    subprocess.run([str(PYTHON), str(ROOT / "manage.py"), *arguments], check=True)


def prepare() -> None:
    """Compile catalogues, migrate, and seed the demonstration when it isn't there."""
    subprocess.run([str(PYTHON), str(ROOT / "tools" / "messages.py"), "compile"], check=True)
    migrated, seeded = VAR / ".migrated", VAR / ".seeded"
    database = os.environ.get("DATABASE_URL", "")
    if not database and not (VAR / "site.sqlite3").exists():
        migrated.unlink(missing_ok=True)
    migrations = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/**/migrations/*.py")]
    key = digest(*sorted(migrations)) + database
    if not is_done(migrated, key):
        say("preparing the database")
        seeded.unlink(missing_ok=True)
        manage("migrate", "--verbosity", "0")
        migrated.write_text(key)
    content = (path for path in (ROOT / "site" / "demo").rglob("*") if path.suffix != ".pyc")
    key = digest(*sorted(path for path in content if path.is_file()))
    if not is_done(seeded, key):
        say("writing the demonstration content (a minute or two, once)")
        manage("seed_demo")
        seeded.write_text(key)


def free_port(wanted: int) -> int:
    """Return `wanted`, or the next port that nobody listens on."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    sys.exit(f"No free port between {wanted} and {wanted + 99}.")


def serve(port: int) -> int:
    """Run server and scheduler until one ends or Ctrl-C; return the exit code."""
    address = f"http://127.0.0.1:{port}"
    environment = {
        "BASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    } | os.environ
    python = [str(PYTHON)]
    server = [*python, "-m", "gunicorn", "--config", "site/config/server.py"]
    server += ["--bind", f"127.0.0.1:{port}", "config.wsgi"]
    scheduler = [*python, str(ROOT / "manage.py"), "run_scheduler"]
    # Sessions of their own: Ctrl-C reaches us alone, and we stop both in order.
    children = [
        subprocess.Popen(command, env=environment, start_new_session=True, cwd=ROOT)
        for command in (server, scheduler)
    ]
    try:
        announce(address)
        while all(child.poll() is None for child in children):
            time.sleep(0.2)
        say("the server or the scheduler ended by itself")
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        stop(children)


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """End the children, and after ten seconds whatever they left."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGINT)
    for child in children:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    say("stopped")


def interrupt(*_arguments: object) -> None:
    """End as at Ctrl-C, whichever signal asked for it."""
    raise KeyboardInterrupt


def announce(address: str) -> None:
    """Print the addresses and the accounts of the demonstration."""
    print(f"\n  The site     {address}/", flush=True)
    print(f"  The admin    {address}/admin/", flush=True)
    accounts = VAR / "accounts.txt"
    if accounts.exists():
        print("\n" + accounts.read_text(), flush=True)
    print("  Ctrl-C stops both server and scheduler.\n", flush=True)


def main() -> int:
    """Prepare and serve."""
    if sys.version_info < OLDEST:
        sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, interrupt)
    (VAR / "static").mkdir(parents=True, exist_ok=True)
    try:
        install()
        prepare()
        return serve(free_port(int(os.environ.get("PORT") or 8000)))
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except subprocess.CalledProcessError as error:
        sys.exit(f"This step failed (its message stands above): {' '.join(error.cmd)}")


if __name__ == "__main__":
    sys.exit(main())
