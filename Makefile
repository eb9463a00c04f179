# make run   creates the environment, installs what is pinned and serves http://localhost:8501
# make test  the same plus test tools, a Chromium and a LibreOffice, then every check
# make test WORKERS=4  the same with more processes side by side; 0 runs all tests in one
# make lock  renews requirements.lock after an edit of requirements.txt
# make data  renews the checksums after an edit under data/

PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check browser spreadsheet data lock
.NOTPARALLEL:

run: $(VENV)/installed-run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/installed-test browser spreadsheet check

check: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

browser: $(VENV)/installed-test
	sh tests/browser/install_chromium.sh $(BIN)

spreadsheet:
	sh tests/web/install_libreoffice.sh

data: $(VENV)/installed-run
	$(BIN)/python -m components.evidence.package

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
