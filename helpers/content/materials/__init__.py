"""The kinds of study material, a module each. A new kind is a new module here with a `MATERIAL`; nothing else has to know of it."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from helpers.content._material import Material

_MODULES = sorted(module.name for module in iter_modules(__path__))
_FOUND: list[Material[Any]] = [import_module(f"{__name__}.{name}").MATERIAL for name in _MODULES]
MATERIALS: dict[str, Material[Any]] = {material.name: material for material in _FOUND}
