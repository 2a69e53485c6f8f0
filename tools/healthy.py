"""The container's health check: ends with 0 when this server answers and reaches the database.

A silent scheduler makes `/healthz` a 503 for whoever watches the site, but is no reason to take the
web server away from its readers.
"""

import json
import os
import sys
from http.client import HTTPConnection

connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
# A name that the site answers to; the address of the check itself is not one of them.
host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".")
connection.request("GET", "/healthz", headers={"Host": host, "X-Forwarded-Proto": "https"})
sys.exit(json.load(connection.getresponse()).get("database") != "up")
