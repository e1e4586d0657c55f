"""The kinds of activities, a module each. A new kind is a new module here with an `ACTIVITY`; nothing else in study knows of it."""

from importlib import import_module
from pkgutil import iter_modules

from helpers.study._activity import Activity

_MODULES = sorted(module.name for module in iter_modules(__path__))
_FOUND: list[type[Activity]] = [import_module(f"{__name__}.{name}").ACTIVITY for name in _MODULES]
ACTIVITIES: dict[str, type[Activity]] = {activity.kind: activity for activity in _FOUND}
