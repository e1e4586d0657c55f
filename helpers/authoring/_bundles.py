"""The widgets' JavaScript and style, one bundle for each widget: what helpers/widgets/js has in many modules, as one file that ships."""

import hashlib
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpers.authoring._node import node, package
from helpers.common import write_changed

WIDGETS = Path(__file__).parents[1] / "widgets"
SOURCES, BUNDLES = WIDGETS / "js", WIDGETS / "bundles"
RECORD = "sources.json"
# Names stay as they are, so that an error which a learner reports says where it was.
OPTIONS = (
    "--bundle",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--minify-whitespace",
    "--minify-syntax",
    "--line-limit=160",
    "--log-level=warning",
)


def bundle(
    say: Callable[[str], object] = print, force: bool = False, sources: Path = SOURCES, bundles: Path = BUNDLES
) -> None:
    """Bundle each widget of `widgets/` in the sources, if any bundle is stale. Only then it takes Node.

    Args:
        say: is told each file that changed.
        force: bundle all, stale or not.
        sources: the folder of the modules; `widgets/NAME.js` in it makes `NAME.js` and, where it imports styles, `NAME.css`.
        bundles: where they go, with a record of what each was made from.

    Raises:
        ToolError: Node or esbuild is missing, or a module is wrong.
    """
    if not sources.is_dir() or not (force or stale_bundles(sources, bundles)):
        return
    esbuild = package("esbuild") / "bin" / "esbuild"
    entries = [path.relative_to(sources).as_posix() for path in _entries(sources)]
    with tempfile.TemporaryDirectory() as scratch:
        made, meta = Path(scratch) / "made", Path(scratch) / "meta.json"
        workers = _workers(esbuild, sources, Path(scratch) / "workers")
        aliases = [f"--alias:{path.stem}-worker={path}" for path in workers]
        options = (*OPTIONS, *aliases, "--loader:.txt=text", f"--outdir={made}", "--outbase=widgets")
        node(esbuild, *entries, *options, f"--metafile={meta}", cwd=sources)
        texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(made.iterdir())}
        outputs = {
            Path(name).name: output for name, output in json.loads(meta.read_text(encoding="utf-8"))["outputs"].items()
        }
        of_worker = {path.name: inputs for path, inputs in workers.items()}
        for output in outputs.values():
            each = (of_worker.get(Path(name).name, [name]) for name in output["inputs"])
            output["inputs"] = {name for names in each for name in names}
    record: dict[str, Any] = {
        "esbuild": _version(sources),
        "options": OPTIONS,
        "bundles": {
            name: {"sha256": _hash(text), "of": sorted(outputs[name]["inputs"])} for name, text in texts.items()
        },
    }
    inputs = sorted({source for one in record["bundles"].values() for source in one["of"]} | set(entries))
    record["sources"] = {source: _hash_of(sources / source) for source in inputs}
    texts[RECORD] = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    bundles.mkdir(exist_ok=True)
    for name, text in texts.items():
        if write_changed(bundles / name, text):
            say(f"wrote   {_shown(bundles / name)}")
    for path in set(bundles.iterdir()) - {bundles / name for name in texts}:
        path.unlink()
        say(f"removed {_shown(path)}, which no widget has")


def stale_bundles(sources: Path = SOURCES, bundles: Path = BUNDLES) -> list[str]:
    """The bundles that do not match their sources, as `FILE: why`; compares hashes, takes no Node."""
    if not sources.is_dir():  # an installed course has no sources
        return []
    try:
        record = json.loads((bundles / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return [f"{_shown(bundles / RECORD)}: missing, or no JSON"]
    if (record["esbuild"], record["options"]) != (_version(sources), list(OPTIONS)):
        return [f"{_shown(bundles)}: made by esbuild {record['esbuild']} or with other options"]
    now = {source: _hash_of(sources / source) for source in record["sources"]}
    changed = {source for source, known in record["sources"].items() if now[source] != known}
    found = []
    for name, one in record["bundles"].items():
        text = _read(bundles / name)
        if text is None or _hash(text) != one["sha256"]:
            found.append(f"{_shown(bundles / name)}: {'missing' if text is None else 'not as it was bundled'}")
        found += [
            f"{_shown(bundles / name)}: differs from {_shown(sources / source)}"
            for source in one["of"]
            if source in changed
        ]
    entries = {path.relative_to(sources).as_posix() for path in _entries(sources)}
    found += [f"{_shown(sources / entry)}: has no bundle" for entry in sorted(entries - set(record["sources"]))]
    found += [f"{_shown(sources / source)}: changed since it was bundled" for source in sorted(changed & entries)]
    strays = {path.name for path in bundles.iterdir()} - {RECORD, *record["bundles"]}
    return found + [f"{_shown(bundles / name)}: no widget has it" for name in sorted(strays)]


def _workers(esbuild: Path, sources: Path, folder: Path) -> dict[Path, list[str]]:
    """Bundle `workers/NAME.js`, each as a text that a widget imports as "NAME-worker"; the files, each with what it was made from."""
    found = {}
    for source in sorted((sources / "workers").glob("*.js")):
        made, meta = folder / f"{source.stem}.txt", folder / f"{source.stem}.json"
        options = [option for option in OPTIONS if not option.startswith("--format")]
        node(esbuild, source, *options, "--format=iife", f"--outfile={made}", f"--metafile={meta}", cwd=sources)
        inputs = json.loads(meta.read_text(encoding="utf-8"))["inputs"]
        found[made] = [(sources / name).resolve().relative_to(sources.resolve()).as_posix() for name in inputs]
    return found


def _entries(sources: Path) -> list[Path]:
    return sorted((sources / "widgets").glob("*.js"))


def _version(sources: Path) -> str:
    lock: dict[str, Any] = json.loads((sources / "package-lock.json").read_text(encoding="utf-8"))
    return lock["packages"]["node_modules/esbuild"]["version"]


def _read(path: Path) -> str | None:
    """A file's text with plain line ends, as a checkout on Windows may not have them; None where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _hash_of(path: Path) -> str | None:
    text = _read(path)
    return None if text is None else _hash(text)


def _shown(path: Path) -> str:
    root = WIDGETS.parents[1]
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
