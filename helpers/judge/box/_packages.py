"""What a granted package brings along: what it requires, where that lies, and the modules by which it is imported."""

import functools
import importlib.metadata
import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path


@functools.lru_cache
def distributions_of(package: str) -> tuple[importlib.metadata.Distribution, ...]:
    """The distribution that a package came with, and those that it requires, as far as they are installed.

    Args:
        package: as it is imported.
    """
    try:
        waiting = [importlib.metadata.distribution(package).name]
    except importlib.metadata.PackageNotFoundError:
        # Its distribution has another name; looking at all of them takes a tenth of a second.
        waiting = list(importlib.metadata.packages_distributions().get(package, []))
    seen, found = set(), []
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:  # of another system, or of another version of Python
            continue
        found.append(distribution)
        wanted = [one for one in distribution.requires or () if "extra ==" not in one]
        waiting += [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in wanted]
    return tuple(found)


def modules_of(packages: Iterable[str]) -> list[str]:
    """The names by which packages and all that they require are imported."""
    return sorted({name for package in packages for name in (package, *_modules(package))})


@functools.lru_cache
def _modules(package: str) -> frozenset[str]:
    files = [file for one in distributions_of(package) for file in one.files or ()]
    names = {file.parts[0].partition(".")[0] for file in files if file.suffix in (".py", ".so", ".pyd")}
    return frozenset(name for name in names if name.isidentifier() and name != "__pycache__")


def files_of(package: str) -> list[Path]:
    """Where a package and all that it requires lie, and nothing else of what is installed."""
    found = []
    for distribution in distributions_of(package):
        root = _root(distribution)
        parts = {file.parts[0] for file in distribution.files or () if file.parts[0] not in ("..", "__pycache__")}
        found += [root / part for part in sorted(parts)]
    return found


def folders_of(packages: Iterable[str]) -> list[str]:
    """The folders in which packages and what they require are found. The child's path has these and no other.

    Raises:
        ModuleNotFoundError: a package is not installed.
    """
    found = []
    for package in packages:
        spec = importlib.util.find_spec(package)
        if spec is None or not (spec.submodule_search_locations or spec.origin):
            raise ModuleNotFoundError(f"the exercise grants {package!r}, which is not installed. Install it.")
        places = spec.submodule_search_locations
        found.append(str(Path(next(iter(places)) if places else str(spec.origin)).parent))
        found += [str(_root(one)) for one in distributions_of(package)]
    return list(dict.fromkeys(found))


def _root(distribution: importlib.metadata.Distribution) -> Path:
    return Path(str(distribution.locate_file("")))
