# `make start` opens the workbook, `make check` looks at a change, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What the workbook needs, and what the tests need besides.
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools
LOWEST := .venv-lowest
# The tools of the scripts, as tests/js/package-lock.json has them.
SCRIPTS := tests/js/node_modules/.ready
# The proxy of JupyterHub, for the tests of a hub.
PROXY := tests/js/proxy/node_modules/.ready
# One more at a time than a small machine has cores: a test with a browser waits much of its time.
PYTEST := -m pytest -n 3 --dist loadfile --no-loadscope-reorder --durations=30 --durations-min=8

# What Python makes of a module is kept: every process that a test starts would make it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: start check test test-js test-lowest lowest notebooks bench lint lint-js proxy lock plotly lite clean

start: $(READY)
	$(BIN)/netwerk start --case laanboompact

check: lint
	NETWERK_EXAMPLES=0.2 $(BIN)/python $(PYTEST) -m 'not slow' --ignore tests/browser

test: lint test-js proxy
	$(BIN)/python $(PYTEST)

# The scripts of the pages, as far as they need no browser. Without node that is told, and where
# NETWERK_NEEDS_BROWSER is set (continuous integration) it is a failure.
test-js:
	@if command -v node >/dev/null || [ -n "$$NETWERK_NEEDS_BROWSER" ]; then cd tests/js && node --test; \
	else echo 'Skipped: the tests of the scripts need node (Debian: apt-get install nodejs)'; fi

# The quick tests, with a tenth of each property's examples, on the lowest versions that pyproject.toml allows; without
# those of the texts and of the project itself, in which no version has a part.
test-lowest: lowest
	NETWERK_EXAMPLES=0.1 $(LOWEST)/bin/python $(PYTEST) -m 'not slow' --ignore tests/browser \
	  --ignore tests/texts --ignore tests/project

# Every notebook runs; those of analysis give what they gave.
notebooks: $(TOOLS)
	$(BIN)/python -m pytest tests/notebooks

bench: $(TOOLS)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.named
	$(BIN)/python -m tests.bench.lite
	$(BIN)/python -m tests.bench.mutation
	NETWERK_EVERY=1 $(BIN)/python -m pytest -q tests/browser/test_stage_looks.py
	NETWERK_KILLS=200 $(BIN)/python -m pytest -q tests/session/store/sql/test_faults.py -k kill_9

lint: $(TOOLS) lint-js
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The scripts and styles of the pages: Biome, and their types. Who has no npm, or no way to its
# registry, is told and goes on; where NETWERK_NEEDS_BROWSER is set that is a failure.
lint-js:
	@if ! command -v npm >/dev/null; then \
	  echo 'Skipped: the checks of the scripts need npm (Debian: apt-get install nodejs npm)'; test -z "$$NETWERK_NEEDS_BROWSER"; \
	elif [ $(SCRIPTS) -nt tests/js/package-lock.json ] || { (cd tests/js && npm ci --silent) && touch $(SCRIPTS); }; \
	then cd tests/js && npm run --silent lint; \
	else echo 'Skipped: the tools of the scripts could not be installed'; test -z "$$NETWERK_NEEDS_BROWSER"; fi

# The lowest versions, for `test-lowest`.
lowest: $(LOWEST)/.ready

$(LOWEST)/.ready: $(TOOLS) pyproject.toml
	$(PYTHON) -m venv --clear $(LOWEST)
	$(BIN)/python -m tests.project.lowest > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pip install --quiet --constraint $(LOWEST)/constraints.txt --editable '.[test]'
	touch $(LOWEST)/.ready

# Without it the tests of a hub are skipped, with the reason.
proxy:
	@if [ $(PROXY) -nt tests/js/proxy/package-lock.json ] || { command -v npm >/dev/null && \
	  (cd tests/js/proxy && npm ci --silent --ignore-scripts) && touch $(PROXY); }; then :; \
	else echo 'Skipped: the proxy of JupyterHub could not be installed'; test -z "$$NETWERK_NEEDS_BROWSER"; fi

# The environment is made anew when what it should hold has changed; the lock holds the versions.
$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable .
	touch $(READY)

$(TOOLS): $(READY)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[test,postgres,jupyterhub]'
	touch $(TOOLS)

# Pin what is installed now: versions only, no addresses.
lock:
	$(BIN)/python -m pip install --quiet --upgrade --editable '.[test,postgres,jupyterhub]'
	echo '# Versions of everything in the environment, for Python 3.11 and newer. Made by: make lock' > requirements.lock
	$(BIN)/python -m pip freeze --exclude-editable --exclude netwerk-widgets >> requirements.lock

# The script that draws the figures: plotly.js with the traces that they use alone, from its source in the version
# that the installed plotly expects. Every figure is then drawn with it and with the whole, and must be the same.
plotly: $(TOOLS)
	cd tests/js/plotly && npm install --ignore-scripts --silent --save-dev --save-exact "plotly.js@$$(../../../$(BIN)/python -c \
	  'from netwerk_widgets import plotlyjs; print(plotlyjs.expected())')"
	cd tests/js/plotly && node build.mjs $$(../../../$(BIN)/python -c 'from netwerk_widgets import plotlyjs; print(*plotlyjs.TRACES)')
	$(BIN)/python -m tests.bench.drawn

# The site for a browser, in a folder that any web host serves as it is: the cases and a try-out, nothing to install.
# Needs npm; which versions go together stands in netwerk_widgets/lite/pins.toml.
lite: $(READY)
	$(BIN)/python -m netwerk_widgets.lite build/lite

clean:
	rm -rf $(VENV) $(LOWEST) tests/js/node_modules tests/js/plotly/node_modules tests/js/proxy/node_modules
