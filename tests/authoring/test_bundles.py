"""Bundles: what ships is what the modules say, and a stale one is found without Node."""

import json
import re
import shutil
from pathlib import Path

import pytest

from helpers import widgets
from helpers.authoring import ToolError, _node, bundle, stale_bundles
from helpers.authoring._bundles import BUNDLES, RECORD, SOURCES
from helpers.widgets import CourseWidget

pytestmark = pytest.mark.slow

TOY = {
    "widgets/toy.js": 'import "../kit/toy.css";\nimport { word } from "../kit/words.js";\nexport default { render: () => word };\n',
    "widgets/plain.js": "export default { render: ({ el }) => el.append(1) };\n",
    "kit/words.js": 'export const word = "hello";\nexport const other = "nobody wants this";\n',
    "kit/toy.css": ".toy {\n  color: red;\n}\n",
}


@pytest.fixture
def toy(tmp_path: Path) -> tuple[Path, Path]:
    """The sources of two widgets, and where their bundles go."""
    sources = tmp_path / "js"
    for name, text in TOY.items():
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        (sources / name).write_text(text)
    shutil.copy(SOURCES / "package-lock.json", sources)
    return sources, tmp_path / "bundles"


# What is plain HTML in a notebook, and drawn anew on a page: no widget, and no styles of its own.
VIEWS = {
    f"{kind.name}.js"
    for kind in vars(widgets).values()
    if isinstance(kind, type) and issubclass(kind, widgets.View) and hasattr(kind, "name")
}


def test_what_ships_is_not_stale() -> None:
    assert stale_bundles() == []


def test_what_ships_is_what_esbuild_makes_now(tmp_path: Path) -> None:
    bundle(lambda _: None, bundles=tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        path.name: path.read_text() for path in BUNDLES.iterdir()
    }


def test_every_widget_has_its_bundle_and_every_bundle_its_widget() -> None:
    shipped = {path.name: path.read_text() for path in BUNDLES.iterdir() if path.suffix == ".js"}
    kinds = {kind for kind in vars(widgets).values() if isinstance(kind, type) and issubclass(kind, CourseWidget)}
    assert {str(kind._esm) for kind in kinds - {CourseWidget}} == {
        shipped[name] for name in shipped.keys() - {"host.js", "prose.js", "frame.js", "exercise_worker.js"} - VIEWS
    }


VIDEOS = ("https://www.youtube.com/watch", "https://${HOST}/embed")  # a link, and what a click loads


def test_a_bundle_is_one_file_smaller_than_its_modules_together() -> None:
    record = json.loads((BUNDLES / RECORD).read_text())["bundles"]
    alone = {"host.js", "frame.js", "exercise_worker.js"} | VIEWS  # of pages: what they draw is styled by the page
    widgets = {path.stem for path in (SOURCES / "widgets").glob("*.js")} - {Path(name).stem for name in alone}
    assert set(record) == {f"{name}.{form}" for name in widgets for form in ("js", "css")} | alone
    for name, one in record.items():
        text = (BUNDLES / name).read_text()
        # An exercise fetches what it needs when somebody is about to write, its worker's Python imports, and a page's frame loads a
        # widget that comes near: no module does by itself.
        loads = r"\bimport\b[^(`]*?\bfrom\b ?[\"']" if name.startswith(("exercise", "frame")) else "import"
        assert not re.search(loads, text.split("export")[0].replace("important", "")), f"{name} loads something"
        for known in (
            ("http://www.w3.org/2000/svg", *VIDEOS) if name == "videos.js" else ("http://www.w3.org/2000/svg",)
        ):
            text = text.replace(known, "")
        assert "http" not in text, f"{name} points outside"
        assert (BUNDLES / name).stat().st_size < sum((SOURCES / source).stat().st_size for source in one["of"])


def test_only_what_is_used_is_in_a_bundle(toy: tuple[Path, Path]) -> None:
    said: list[str] = []
    sources, bundles = toy
    bundle(said.append, sources=sources, bundles=bundles)
    assert {path.name for path in bundles.iterdir()} == {"toy.js", "toy.css", "plain.js", RECORD} and len(said) == 4
    text = (bundles / "toy.js").read_text()
    assert "hello" in text and "nobody" not in text
    assert stale_bundles(*toy) == []
    bundle(said.append, sources=sources, bundles=bundles)
    assert len(said) == 4, "nothing is stale, so nothing is written"


def test_what_is_stale_is_named_with_its_cause(toy: tuple[Path, Path]) -> None:
    sources, bundles = toy
    assert stale_bundles(*toy) == [f"{bundles / RECORD}: missing, or no JSON"]
    bundle(lambda _: None, sources=sources, bundles=bundles)

    (sources / "kit/words.js").write_text('export const word = "goodbye";\n')
    assert stale_bundles(*toy) == [f"{bundles}/toy.js: differs from {sources}/kit/words.js"]
    (sources / "kit/words.js").unlink()
    assert stale_bundles(*toy) == [f"{bundles}/toy.js: differs from {sources}/kit/words.js"]
    (sources / "kit/words.js").write_bytes(TOY["kit/words.js"].replace("\n", "\r\n").encode())
    assert stale_bundles(*toy) == [], "line ends of a checkout on Windows are no change"

    (sources / "widgets/plain.js").write_text("export default {};\n")
    assert stale_bundles(*toy) == [
        f"{bundles}/plain.js: differs from {sources}/widgets/plain.js",
        f"{sources}/widgets/plain.js: changed since it was bundled",
    ]
    (sources / "widgets/plain.js").write_text(TOY["widgets/plain.js"])
    (sources / "widgets/new.js").write_text("export default {};\n")
    assert stale_bundles(*toy) == [f"{sources}/widgets/new.js: has no bundle"]
    (sources / "widgets/new.js").unlink()

    (bundles / "toy.js").write_text("mine")
    (bundles / "stray.js").write_text("")
    assert stale_bundles(*toy) == [
        f"{bundles}/toy.js: not as it was bundled",
        f"{bundles}/stray.js: no widget has it",
    ]
    said: list[str] = []
    bundle(said.append, sources=sources, bundles=bundles)
    assert [line.split()[0] for line in said] == ["wrote", "removed"]
    assert stale_bundles(*toy) == []

    lock = json.loads((sources / "package-lock.json").read_text())
    lock["packages"]["node_modules/esbuild"]["version"] = "99.0.0"
    (sources / "package-lock.json").write_text(json.dumps(lock))
    assert "made by esbuild" in stale_bundles(*toy)[0]


def test_an_installed_course_has_no_sources_and_nothing_to_bundle(tmp_path: Path) -> None:
    assert stale_bundles(tmp_path / "js", tmp_path / "bundles") == []
    bundle(sources=tmp_path / "js", bundles=tmp_path / "bundles", force=True)
    assert not (tmp_path / "bundles").exists()


def test_a_broken_module_is_said_with_its_line(toy: tuple[Path, Path]) -> None:
    sources, bundles = toy
    (sources / "widgets/plain.js").write_text("\nexport default {;\n")
    with pytest.raises(ToolError, match=r"plain\.js:2"):
        bundle(sources=sources, bundles=bundles)
    assert not bundles.exists()


def test_without_the_tools_it_says_how_to_get_them(toy: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    sources, bundles = toy
    monkeypatch.setattr(_node, "PACKAGES", sources / "nowhere")
    with pytest.raises(ToolError, match=r"install\.py --tests"):
        bundle(sources=sources, bundles=bundles)
    bundle(lambda _: None)  # what ships is not stale, so it takes no tools
