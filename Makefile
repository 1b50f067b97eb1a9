# Two commands: `make start` opens the workbook, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: start test bench lint lock clean

start: $(READY)
	$(BIN)/netwerk start --case laanboompact

test: $(READY) lint
	$(BIN)/pytest -n 2 --dist loadfile

bench: $(READY)
	$(BIN)/python -m tests.bench

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The environment is made anew when what it should hold has changed.
$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $(READY)

# Pin what is installed now: versions only, no addresses.
lock:
	$(BIN)/python -m pip install --quiet --upgrade --editable '.[test]'
	echo '# Versions of everything in the environment, for Python 3.11 and newer. Made by: make lock' > requirements.lock
	$(BIN)/python -m pip freeze --exclude-editable --exclude netwerk-widgets >> requirements.lock

clean:
	rm -rf $(VENV)
