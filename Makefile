# The verbs. `make lab` and `make test` each set up all they need on a bare machine.
# Without make (Windows): `python install.py --tests`, then `.venv\Scripts\course lab` or `.venv\Scripts\python -m pytest`.
PYTHON ?= python3
# Compiled modules are kept: the tests start Python some thousand times.
unexport PYTHONDONTWRITEBYTECODE
ON_SETUP := pyproject.toml constraints.txt install.py

.PHONY: setup lab check test build pages bench clean

setup: .venv/.ready-for-tests

.venv/.ready: $(ON_SETUP)
	$(PYTHON) install.py

.venv/.ready-for-tests: $(ON_SETUP) tests/classroom/nbgrader.txt helpers/widgets/js/package-lock.json deploy/hub.txt deploy/image/hub.txt deploy/image/install.py
	$(PYTHON) install.py --tests

lab: .venv/.ready
	.venv/bin/course lab $(ARGS)

# Form, types, the contract of each lesson and what is quick to test: for every few minutes of work.
check: .venv/.ready-for-tests
	.venv/bin/ruff check --quiet .
	.venv/bin/ruff format --check --quiet .
	.venv/bin/mypy
	.venv/bin/python -m helpers.authoring.npm run check
	.venv/bin/course check
	.venv/bin/python -m pytest -n 2 --dist loadfile -q -m "not slow and not browser" tests $(ARGS)

# Three workers on two cores: many tests wait for browsers, kernels and graders.
test: .venv/.ready-for-tests
	.venv/bin/python -m pytest -n 3 --dist loadfile $(ARGS)

build: .venv/.ready-for-tests
	.venv/bin/course build

# The course as a static site, built anew and served on this machine alone.
pages: .venv/.ready-for-tests
	.venv/bin/course pages --out site --serve $(ARGS)

bench: .venv/.ready-for-tests
	.venv/bin/course bench

clean:
	rm -rf .venv
