# make run   creates the environment, installs what is pinned and serves http://localhost:8501
# make test  the same plus test tools, three browser engines and a LibreOffice, then every check
# make bench measures our pages beside reference apps and writes tests/bench/RESULTS.md
# make test WORKERS=4  the same with more processes side by side; 0 runs all tests in one
# make explore  tries the properties on ten times as many fresh random examples, where make test
#               has fixed ones; TRIED="tests/model tests/link" picks the folders
# make versions  runs the tests that need no browser on the other Pythons that are on the PATH
# make lock  renews requirements.lock after an edit of requirements.txt
# make data  renews the checksums after an edit under data/
# make messages  writes what the scripts know of the messages after an edit of
#               components/screen/messages.py
# make refresh  reads the open official series again, shows what differs and asks before it writes

PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
TRIED ?= tests/model tests/link tests/text tests/charts tests/ui tests/web
BROWSERLESS := tests/model tests/link tests/evidence tests/refresh tests/text tests/charts tests/web tests/pages tests/ui
VENV := .venv
BIN := $(VENV)/bin

# Otherwise each worker and each server of the tests would compile the whole app again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test bench explore versions check browser engines scripts spreadsheet deployment data messages refresh lock
.NOTPARALLEL:

run: $(VENV)/installed-run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/installed-test browser engines scripts spreadsheet deployment check

bench: $(VENV)/installed-test $(VENV)-bench/installed browser
	$(BIN)/python -m tests.bench

explore: $(VENV)/installed-test
	PROPERTIES=explore $(BIN)/pytest -m hypothesis --numprocesses $(WORKERS) $(TRIED)

# Each in an environment of its own, from the lock with its hashes, as a host installs it.
versions:
	@for python in python3.12 python3.13 python3.14; do \
	  $$python -c '' 2>/dev/null || { echo "no $$python: not tried"; continue; }; \
	  $$python -m venv $(VENV)-$$python \
	  && $(VENV)-$$python/bin/pip install --quiet --disable-pip-version-check -r requirements.lock \
	  && $(VENV)-$$python/bin/pip install --quiet --disable-pip-version-check -r requirements-dev.txt \
	  && $(VENV)-$$python/bin/pytest --numprocesses $(WORKERS) $(BROWSERLESS) || exit 1; \
	done

# Types are checked beside the tests, which now and then leave a processor idle.
check: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/frictionless validate data/datapackage.json
	@$(BIN)/mypy >$(VENV)/mypy.txt 2>&1 & types=$$!; \
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder; tests=$$?; \
	wait $$types; types=$$?; cat $(VENV)/mypy.txt; test $$tests = 0 && test $$types = 0

browser: $(VENV)/installed-test
	sh tests/browser/install_chromium.sh $(BIN)

engines:
	sh tests/engines/install_browsers.sh

scripts:
	sh tests/browser_units/install_typescript.sh

spreadsheet:
	sh tests/web/install_libreoffice.sh

deployment: $(VENV)/installed-test
	sh tests/deploy/install_tools.sh $(VENV)

data: $(VENV)/installed-run
	$(BIN)/python -m components.evidence.package

messages: $(VENV)/installed-run
	$(BIN)/python -m components.screen.declarations

refresh: $(VENV)/installed-test
	$(BIN)/python -m components.refresh

lock: $(VENV)/installed-test
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--custom-compile-command "make lock" requirements.txt -o requirements.lock

$(VENV)/installed-run: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	touch $@

$(VENV)/installed-test: $(VENV)/installed-run requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(VENV)-bench/installed: requirements.txt requirements-bench.txt
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	touch $@
