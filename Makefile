# make site: the example portal, from nothing to site/. The other targets are told in docs/developing.md.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PROPERDOCS := .venv-properdocs

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material's and ProperDocs' banners, which docs/architecture.md answers.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DELETE_ON_ERROR:
.PHONY: site serve check test browser client coverage properdocs bench bench-oit bench-search bench-search-scale torture clean

site: $(VENV)/.installed
	$(BIN)/mkdocs build --strict

serve: $(VENV)/.installed
	$(BIN)/mkdocs serve

check: $(VENV)/.installed
	$(BIN)/prongsai check

# Twice as many processes as processors: half of the time the browser's tests only wait.
test: $(VENV)/.installed-for-tests browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses $$($(BIN)/python -c 'import os; print(min(8, 2 * (os.cpu_count() or 1)))') --dist loadfile
	$(BIN)/mkdocs build --strict

browser: $(VENV)/.installed-for-tests
	@$(BIN)/python -m tests.browser.install_browser

# After a change in plugins/prongsai/search/client/.
client: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[client]'
	$(BIN)/python -m tests.browser.minify_client

# What tests without a browser reach: a total, and file by file in htmlcov/. make coverage OPTIONS=tests/unit: of a part.
coverage: $(VENV)/.installed-for-tests
	$(BIN)/pytest --numprocesses auto --dist loadfile -m 'not browser and not wheel' --cov --cov-report=term --cov-report=html $(OPTIONS)

# The example portal under ProperDocs, where there is no MkDocs: the same files, and the tests of our plugin.
properdocs: site $(PROPERDOCS)/.installed
	$(PROPERDOCS)/bin/prongsai build --strict --site-dir $(PROPERDOCS)/site
	$(BIN)/python -m tests.properdocs site $(PROPERDOCS)/site
	$(PROPERDOCS)/bin/pytest -p properdocs.replacement --numprocesses auto tests/test_plugin.py tests/test_golden_sites.py tests/test_serve.py

bench: $(VENV)/.installed-for-tests
	$(BIN)/python -m benchmarks

bench-oit: $(VENV)/.installed-for-tests
	$(BIN)/python -m benchmarks.oit $(OPTIONS)

# make bench-search OPTIONS=--quick: the example portal only.
bench-search: $(VENV)/.installed-for-bench browser
	$(BIN)/python -m benchmarks.search $(OPTIONS)

bench-search-scale: $(VENV)/.installed-for-bench browser
	$(BIN)/python -m benchmarks.search.scale $(OPTIONS)

# Builds that are killed, or refused something, at each of their file operations: half an hour. make torture OPTIONS='--scene plain --sample 20'.
torture: $(VENV)/.installed-for-tests
	$(BIN)/python -m tests.torture $(OPTIONS)

clean:
	rm -rf $(VENV) $(PROPERDOCS) site dist .site.building-* .site.replaced-* .site.lock .prongsai-*.part .mypy_cache .pytest_cache .ruff_cache .hypothesis benchmarks/built tests/browser/screenshots htmlcov .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.created $(PROPERDOCS)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo 'Prongsai needs Python 3.11 or newer; name one: make PYTHON=python3.13' >&2; exit 1; }
	$(PYTHON) -m venv $(@D)
	@touch $@

# An editable install: only pyproject.toml can change what is installed.
$(VENV)/.installed: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-for-tests: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@

$(VENV)/.installed-for-bench: $(VENV)/.installed-for-tests pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test,bench]'
	@touch $@

$(PROPERDOCS)/.installed: $(PROPERDOCS)/.created pyproject.toml
	$(PROPERDOCS)/bin/python -m pip install --quiet --editable '.[test,properdocs]'
	$(PROPERDOCS)/bin/python -m pip uninstall --quiet --yes mkdocs
	@touch $@
