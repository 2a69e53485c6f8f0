# `make run` needs only Python; everything else installs what it needs into .venv.
.PHONY: run check test lock messages dev

# The first Python that is new enough and can make a virtual environment; else `python3`, which says why not.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
  $$p -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done; echo python3)
V := .venv/bin
export PYTHONPATH := .:site
export PORT

run:  ## Everything: dependencies, database, demonstration, server and scheduler
	@$(PYTHON) tools/run.py

dev: .venv/dev.stamp  ## The tools of development

.venv/dev.stamp: requirements.txt requirements-dev.txt
	@test -x $(V)/python || $(PYTHON) -m venv .venv
	@$(V)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt -r requirements-dev.txt
	@touch $@

check: dev  ## Before each commit, under a minute
	@$(V)/python tools/check.py

test: dev  ## All that this machine can run; names what it couldn't
	@$(V)/python tools/test.py

lock: dev  ## requirements*.txt from requirements*.in
	$(V)/python -m pip install --quiet uv
	UV_PYTHON_DOWNLOADS=never $(V)/uv pip compile --quiet --no-annotate --no-header --generate-hashes --universal --python-version 3.11 requirements.in -o requirements.txt
	UV_PYTHON_DOWNLOADS=never $(V)/uv pip compile --quiet --no-annotate --no-header --generate-hashes --universal --python-version 3.11 requirements-dev.in -o requirements-dev.txt

messages: dev  ## Collect the texts of the interface (needs GNU gettext)
	$(V)/python manage.py makemessages -l tr -l kk -l ar -l ru --no-location --no-obsolete --ignore ".venv" --ignore var --ignore node_modules --ignore tests
