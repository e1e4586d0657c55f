"""That `from helpers import lesson` finds the course in the kernels that `course lab` starts, or says in one sentence why not."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

FIRST = Path(__file__).parent / "workspace" / "first"
JUPYTER = Path(__file__).parent / "workspace" / "jupyter"  # what the course adds to JupyterLab
OURS = "python3"  # the name of the kernel that comes with the course's own packages
SHOWN = "Python 3 (ipykernel)"  # how JupyterLab calls it
# What the course imports, and what a file beside the notebooks would hide by its name.
IMPORTED = (
    "numpy",
    "torch",
    "matplotlib",
    "anywidget",
    "ipywidgets",
    "traitlets",
    "pydantic",
    "platformdirs",
    "pooch",
    "safetensors",
    "fsrs",
    "yaml",
)
HAS_THE_COURSE = "import os, helpers; os.stat(os.path.join(os.path.dirname(helpers.__file__), '_lesson.py'))"


def environment() -> dict[str, str]:
    """For JupyterLab and its kernels: the course is found before a learner's file of the same name."""
    return {
        "PYTHONPATH": _before(FIRST, "PYTHONPATH"),
        "JUPYTER_PATH": _before(JUPYTER, "JUPYTER_PATH"),
        # Of two kernels of one name, the one of this Python: it has the course's packages.
        "JUPYTER_PREFER_ENV_PATH": "1",
        # The course's networks are small: several threads wait for each other, and burn processor time while they do.
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
    }


def _before(folder: Path, variable: str) -> str:
    """A variable's folders, behind this one. It may be there: a hub's server has it from `course prepare`, and asks at each link."""
    others = os.environ[variable].split(os.pathsep) if os.environ.get(variable) else []
    return os.pathsep.join([str(folder), *(one for one in others if one != str(folder))])


def own_helpers(folder: Path) -> Path | None:
    """A learner's own file or folder that has the name of the course's package."""
    places = (folder / "helpers.py", folder / "helpers" / "__init__.py")
    return next((each for each in places if each.is_file() and each.resolve().parent != Path(__file__).parent), None)


def hidden(folder: Path) -> Iterator[str]:
    """What files of a folder hide by their names: a sentence each."""
    if own := own_helpers(folder):
        own = own.parent if own.name == "__init__.py" else own
        yield (
            f"{own} has the name of the course's package, so `from helpers import ...` in your notebooks there means the course. "
            f"Rename yours, say to my_{own.name}, and import it by that name."
        )
    for name in IMPORTED:
        for path in (folder / f"{name}.py", folder / name / "__init__.py"):
            if path.is_file():
                own = path.parent if path.name == "__init__.py" else path
                yield f"{own} hides the package {name}, which the course needs. Rename it, say to my_{own.name}."


def without_course(wanted: Mapping[str, str | None]) -> Iterator[str]:
    """Notebooks whose kernel cannot run the course: a sentence for each kernel.

    Args:
        wanted: the kernel that each notebook asks for, by the notebook's name.
    """
    for kernel in sorted({name for name in wanted.values() if name and name != OURS}):
        if problem := _problem(kernel):
            notebooks = " and ".join(name for name, asks in wanted.items() if asks == kernel)
            yield f"{notebooks}: the kernel {kernel!r} {problem}. In JupyterLab, choose Kernel > Change Kernel > {SHOWN}."


def _problem(kernel: str) -> str | None:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec(kernel)
    except (NoSuchKernel, OSError, ValueError):
        return "isn't installed here"
    if spec.language.lower() != "python" or not spec.argv:
        return "isn't a Python kernel"
    python = (
        sys.executable if Path(spec.argv[0]).name.startswith("python") and os.sep not in spec.argv[0] else spec.argv[0]
    )
    # In a folder where nothing else is called helpers.
    variables = {**os.environ, **spec.env, **environment()}
    try:
        tried = subprocess.run(
            [python, "-c", HAS_THE_COURSE], env=variables, cwd=FIRST, capture_output=True, timeout=20
        )
        return "doesn't have the course" if tried.returncode else None
    except OSError:
        return f"can't be started ({spec.argv[0]})"
    except subprocess.TimeoutExpired:
        return None  # a slow machine: the notebook itself will say it
