"""The house keeps its own rules: who imports whom, what an import costs, which lists must be equal."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MAY_IMPORT = {
    "common": set(),
    "nets": set(),
    "content": set(),
    "experiments": {"nets", "content"},
    "workspace": set(),
    "study": {"content"},
    "judge": {"nets", "content"},
    "authoring": {"content", "experiments", "judge"},
    "classroom": {"judge", "study", "content", "experiments"},
    "widgets": {"nets", "content", "experiments", "study", "judge"},
    "hand_in": {"content", "study", "judge", "classroom", "workspace", "widgets"},
    # A site opens lessons as a notebook does: by the facade.
    "pages": {"content", "experiments", "study", "judge", "widgets", "authoring", "_lesson"},
    "bench": {"nets", "content", "judge", "classroom", "authoring", "pages"},
}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_one_way(room: str) -> None:
    for path in (ROOT / "helpers" / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names += (
                    [f"helpers.{alias.name}" for alias in node.names]
                    if node.module == "helpers"
                    else [node.module or ""]
                )
            for name in names:
                if name == "helpers" or name.startswith("helpers."):
                    other = name.partition(".")[2].partition(".")[0]
                    assert other in MAY_IMPORT[room] | {room, "common"}, f"{path.relative_to(ROOT)} imports {name}"


WITHIN_THE_JUDGE = {
    "inside": set(),
    "reading": set(),
    "contract": {"inside", "reading"},
    "box": {"inside", "reading", "contract"},
    "suspects": {"inside", "contract"},
    "verdict": {"inside", "reading", "contract", "box", "suspects"},
    "page": {"inside", "reading", "contract", "box", "verdict"},
    "mutation": {"inside", "reading", "contract", "box", "suspects", "verdict"},
}


def _imports(path: Path) -> list[str]:
    """Each name that a module imports, as `package.module.name`, relative ones resolved."""
    package = path.relative_to(ROOT).parts[:-1]
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            home = [*package[: len(package) + 1 - node.level]] if node.level else []
            found += [".".join([*home, *filter(None, [node.module]), alias.name]) for alias in node.names]
    return found


def test_the_judges_own_rooms_point_one_way() -> None:
    rooms = {path.name for path in (ROOT / "helpers" / "judge").iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(WITHIN_THE_JUDGE)
    for room, others in WITHIN_THE_JUDGE.items():
        for path in (ROOT / "helpers" / "judge" / room).glob("*.py"):
            for name in _imports(path):
                if name.startswith("helpers.judge."):
                    assert name.split(".")[2] in others | {room}, f"{path.relative_to(ROOT)} imports {name}"


def test_what_is_private_is_imported_only_within_its_folder() -> None:
    """A name that begins with `_` belongs to the folder, or the module, that stands before it."""
    wrong = []
    for path in (ROOT / "helpers").rglob("*.py"):
        importer = path.relative_to(ROOT).with_suffix("").parts
        for name in _imports(path):
            parts = name.split(".")
            private = next((at for at, part in enumerate(parts) if part.startswith("_") and part != "__init__"), None)
            if parts[0] == "helpers" and private is not None and list(importer[:private]) != parts[:private]:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_every_room_is_in_the_list_and_in_the_map() -> None:
    rooms = {path.name for path in (ROOT / "helpers").iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(MAY_IMPORT)
    readme = (ROOT / "README.md").read_text()
    assert [room for room in rooms if f"  {room}/" not in readme] == []


def test_no_module_bears_a_name_of_the_standard_library() -> None:
    names = {path.stem for path in (ROOT / "helpers").rglob("*") if path.suffix == ".py" or path.is_dir()}
    assert names & set(sys.stdlib_module_names) == set()


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import helpers.judge", ["torch", "ipywidgets", "matplotlib"]),
        ("import helpers.experiments", ["torch", "ipywidgets", "matplotlib"]),
        ("from helpers import lesson", ["torch"]),
        ("import helpers._cli", ["torch", "ipywidgets", "numpy"]),
    ],
)
def test_imports_stay_light(statement: str, absent: list[str]) -> None:
    code = f"{statement}\nimport sys\nprint([name for name in {absent} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_environment_yml_equals_pyproject() -> None:
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    pip = next(part["pip"] for part in conda if isinstance(part, dict))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [line for line in pip if not line.startswith("--")] == project["dependencies"]
    assert f"python={project['requires-python'].removeprefix('>=')}" in conda


def test_every_dependency_has_a_tested_version() -> None:
    pinned = {
        line.split("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert [name for name in wanted if name.split(">=")[0].lower() not in pinned] == []


def test_ci_calls_the_readmes_test_command_and_nothing_else() -> None:
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert "make test " in (ROOT / "README.md").read_text()


def test_the_readmes_table_has_every_lesson() -> None:
    from helpers.authoring.check import wrong_readme
    from helpers.content import course

    assert [problem for lesson in course().lessons.values() for problem in wrong_readme(lesson, ROOT)] == []


def test_contributings_table_has_every_derived_file() -> None:
    from helpers.authoring import derived_table

    assert derived_table() in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_figures_go_through_show() -> None:
    for path in (ROOT / "solutions").glob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", []):
                kinds = set(output.get("data", {}))
                assert not kinds & {"image/png", "image/jpeg"}, (
                    f"{path.name}, {cell.id}: a bare figure has no alternative text; use show()"
                )


@pytest.mark.parametrize("arguments", [["check", "."], ["format", "--check", "."]])
def test_ruff_is_content(arguments: list[str]) -> None:
    found = subprocess.run([sys.executable, "-m", "ruff", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_types_are_right() -> None:
    found = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
