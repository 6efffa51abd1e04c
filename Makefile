# make run    ask the story: Telegram when BOT_TOKEN is set, else the terminal
# make test   every check that a change must pass
# make format what can be put right by a tool
# make docs   what the documents take from the program: settings, the README's conversation
# make bench-answers  how good the answers are, beside plain BM25 (DATA="FOLDER…" other questions than the project's own)
# make bench-speed    how long a question takes, beside plain BM25
# make lock   the locks anew from pyproject.toml

# The first Python on the path that is new enough and can make virtual environments.
FIT = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON = $(firstword $(foreach python,python3 python3.13 python3.12 python3.11,\
	$(shell $(python) -c '$(FIT)' 2>/dev/null && echo $(python))))
NEEDED = $(if $(shell $(WORKS) && echo works),,$(if $(PYTHON),,$(error \
	Verbatim needs Python 3.11 or newer with venv (on Debian: apt install python3-venv))))

# A stamp is named after the checksum of its lock: another lock, another stamp.
RUN_STAMP = .venv/verbatim-run-$(shell cksum < requirements.lock | tr -d ' ')
TEST_STAMP = .venv/verbatim-test-$(shell cksum < requirements-dev.lock | tr -d ' ')
WORKS = .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test format docs lock bench-answers bench-speed
.SILENT:

run:
	$(NEEDED)$(WORKS) && test -e $(RUN_STAMP) || $(MAKE) --no-print-directory $(RUN_STAMP)
	.venv/bin/python -c 'import sys; from bot.__main__ import run; sys.exit(run())'

test:
	$(NEEDED)$(WORKS) && test -e $(TEST_STAMP) || $(MAKE) --no-print-directory $(TEST_STAMP)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest -n auto

format:
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

docs:
	.venv/bin/python -m bot replay --rewrite tests/conversations/readme.chat.txt
	PYTHONPATH=. .venv/bin/python docs/refresh.py

bench-answers:
	.venv/bin/python -m benchmarks.answers $(DATA) $(if $(DOCS),--docs $(DOCS)) $(if $(JSON),--json)

bench-speed:
	.venv/bin/python -m benchmarks.speed

lock:
	.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --constraints requirements.lock --output-file requirements-dev.lock

LOCK = .venv/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

.venv/verbatim-run-%: LOCKFILE = requirements.lock
.venv/verbatim-test-%: LOCKFILE = requirements-dev.lock
.venv/verbatim-run-% .venv/verbatim-test-%:
	echo "Installing $(LOCKFILE) into .venv, this once …" >&2
	$(WORKS) || { rm -rf .venv && $(PYTHON) -m venv .venv; }
	$(PIP) --requirement $(LOCKFILE)
	rm -f $(subst $*,,$@)*
	touch $@
