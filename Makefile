# Two commands do everything:  make example   and   make test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
LOCK := requirements/dev.lock
STAMP := $(VENV)/.made-from-lock

.PHONY: example test check check-format check-lint check-types check-floors check-wheels check-tests hooks docs reference linkcheck fuzz bench fonts lock release clean

example: $(STAMP)  ## build the example into out/
	$(BIN)/unassemble build examples/azerbaijan-2020/letter.yaml -o out

test: $(STAMP)  ## format, lint, types, floors, wheels, all tests
	sh scripts/tools.sh
	$(MAKE) --no-print-directory check

# Each of these is a hook of .pre-commit-config.yaml, too.
check: check-format check-lint check-types check-floors check-wheels check-tests

check-format: $(STAMP)
	$(BIN)/ruff format --check src tests scripts benchmarks

check-lint: $(STAMP)
	$(BIN)/ruff check src tests scripts benchmarks

check-types: $(STAMP)
	$(BIN)/mypy

check-floors: $(STAMP)
	$(BIN)/lint-imports

check-wheels: $(STAMP)
	$(BIN)/python scripts/check_wheels.py

check-tests: $(STAMP)
	$(BIN)/python -m pytest -n auto -q

hooks: $(STAMP)  ## let git run the checks: at each commit, the tests at each push
	$(BIN)/pre-commit install --hook-type pre-commit --hook-type pre-push

SITE := out/site
docs: $(STAMP)  ## build the documentation site into out/site; a warning is an error
	$(BIN)/sphinx-build -W --keep-going -n -q -b html docs $(SITE)

REFERENCE := api cldr commands keys names phrases record rules
reference: $(STAMP)  ## write the pages anew that are made from the code
	for page in $(REFERENCE); do $(BIN)/python scripts/build_$$page.py || exit 1; done

linkcheck: $(STAMP)  ## ask for every external link of the site (needs a network)
	$(BIN)/sphinx-build -W --keep-going -n -q -b linkcheck docs out/linkcheck

$(STAMP): $(LOCK) pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

FUZZ ?= 100000
LETTERS ?= 20000
EDITS ?= 10000
fuzz: $(STAMP)  ## hours: FUZZ broken files give findings, LETTERS letters lose no word, EDITS edits of texts change nothing else
	$(BIN)/python -m pytest -n auto -q -m fuzz tests/fuzz --fuzz $(FUZZ) --letters $(LETTERS) --edits $(EDITS)

bench: $(STAMP)  ## speed; PEERS=DIR times other tools too, run by PEERS_PYTHON
	$(BIN)/python benchmarks/speed.py $(if $(PEERS),--peers $(PEERS)) $(if $(PEERS_PYTHON),--python $(PEERS_PYTHON))

fonts: $(STAMP)  ## rebuild fonts/ from their packages
	$(BIN)/python scripts/build_fonts.py
	$(BIN)/python scripts/build_script_fonts.py
	$(BIN)/python scripts/build_kerning.py

release: $(STAMP)  ## build wheel and source distribution, check them, say how to publish them
	$(BIN)/python scripts/release.py

lock:  ## write the lock file anew
	sh scripts/lock.sh

clean:
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache
