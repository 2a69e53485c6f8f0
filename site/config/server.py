"""gunicorn's settings: `gunicorn --config site/config/server.py config.wsgi`.

One thread a worker: Wagtail marks "required fields may be empty" on objects that threads share, so
that a draft saved by one would let another publish unchecked.
"""

import os
from pathlib import Path

from gunicorn.workers import gthread

_SITE = Path(__file__).resolve().parents[1]

pythonpath = f"{_SITE.parent},{_SITE}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 1
timeout = 60
graceful_timeout = 10
keepalive = 5
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  its heartbeat
loglevel = "warning"
control_socket_disable = True

# Browsers open connections ahead of need. A worker would wait on each for five seconds; after this
# time (seconds) it hands the silent ones to its poller and serves whoever speaks.
gthread.DEFAULT_WORKER_DATA_TIMEOUT = 0.05
