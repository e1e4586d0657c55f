"""Widgets in a page of their own, on the host without a kernel (js/host/model.js), as in a static page: no notebook, no server."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Page, Route

from helpers.widgets import CourseWidget

WIDGETS = Path(__file__).parents[2] / "helpers" / "widgets"
SOURCES = WIDGETS / "js"
ADDRESS = "http://widgets.test/"  # nobody is there: what a page asks for is answered from the folder
DARK = {
    "--jp-layout-color0": "#111111",
    "--jp-layout-color1": "#212121",
    "--jp-content-font-color1": "#ffffff",
    "--jp-border-color0": "#616161",
    "--jp-border-color1": "#616161",
    "--jp-brand-color1": "#64b5f6",
}
# The page gets `model`; `saves`, all values at each save; `sent`, what the last one handed on; `cleanups`, what ends its widgets.
MOUNT = """async ([host, esm, css, values, theme, live]) => {
    const load = (text) => import(URL.createObjectURL(new Blob([text], {type: "text/javascript"})));
    const { hostModel, mount } = await load(host);
    // Bytes come as a text, and are to a widget what Jupyter makes of them.
    const revive = (value) => value === null || typeof value !== "object" ? value
        : "bytes in base64" in value ? new DataView(Uint8Array.from(atob(value["bytes in base64"]), (sign) => sign.charCodeAt(0)).buffer)
        : Array.isArray(value) ? value.map(revive)
        : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, revive(one)]));
    document.head.append(Object.assign(document.createElement("style"), {textContent: css}));
    document.body.dataset.jpThemeLight = String(Object.keys(theme).length === 0);
    for (const [name, value] of Object.entries(theme)) document.documentElement.style.setProperty(name, value);
    window.saves = [];
    window.model = hostModel(revive(values), { save(changes, model) {
        window.saves.push(model.values());
        window.sent = changes;
        return live ? window.toPython(changes) : undefined;
    }});
    const el = document.getElementById("desk") ?? document.body.appendChild(document.createElement("div"));
    window.cleanups = [...(window.cleanups ?? []), await mount((await load(esm)).default, window.model, el)];
}"""
CLOCK_IS_SET = "() => '__pwClock' in globalThis"  # how Playwright calls it
_answers: WeakKeyDictionary[Page, Callable[[dict], Any]] = WeakKeyDictionary()


def answer(page: Page, to_python: Callable[[dict], Any]) -> None:
    """Let this answer what widgets on the page save. (A page keeps what was exposed to it, so it is exposed once.)"""
    if page not in _answers:
        page.expose_function("toPython", lambda update: _answers[page](update))
    _answers[page] = to_python


def put(
    page: Page,
    widget: CourseWidget | type[CourseWidget],
    values: dict[str, Any],
    theme: dict[str, str] | None = None,
    live: bool = False,
) -> None:
    """Draw a widget with these values into the page's #desk, or at its end; when `live`, `toPython` answers what it saves."""
    host = (WIDGETS / "bundles" / "host.js").read_text(encoding="utf-8")  # as pages have it
    page.evaluate(MOUNT, [host, widget._esm, widget._css, sendable(values), theme or {}, live])


def sendable(value: Any) -> Any:
    """The same with bytes as texts, for a page."""
    match value:
        case bytes():
            return {"bytes in base64": base64.b64encode(value).decode("ascii")}
        case dict():
            return {name: sendable(one) for name, one in value.items()}
        case list() | tuple():
            return [sendable(one) for one in value]
        case _:
            return value


def sticking_out(page: Page, widget: str, texts: str = "svg text") -> list[str]:
    """The texts that reach beyond the right edge of a widget."""
    script = """([widget, texts]) => {
        const edge = document.querySelector(widget).getBoundingClientRect().right;
        return [...document.querySelectorAll(texts)]
            .filter((text) => text.checkVisibility() && text.getBoundingClientRect().right > edge).map((text) => text.textContent);
    }"""
    return page.evaluate(script, [widget, texts])


@contextmanager
def modules(browser: Browser, *names: str) -> Iterator[Page]:
    """A page in which `module` has all that the named modules export ("desk/goals"); nothing is drawn."""
    page = browser.new_page()
    load_modules(page, *names)
    yield page
    page.close()


def load_modules(page: Page, *names: str) -> None:
    """Put the modules' exports into `module`. They are imported as they are, not from a bundle."""

    def answer(route: Route) -> None:
        path = SOURCES / route.request.url.removeprefix(ADDRESS)
        if path.suffix == ".js":
            route.fulfill(path=path, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><html lang=en><title>Modules</title>", content_type="text/html")

    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)
    page.evaluate(
        "async (paths) => { window.module = Object.assign({}, ...(await Promise.all(paths.map((path) => import(path))))); }",
        [f"/{name}.js" for name in names],
    )


class Pages:
    """Opens pages with a widget on them, and keeps what went wrong there: errors, requests.

    A page is used again once its test has ended, emptied: a new one costs four times as much. Not one whose clock was set: there
    is no way back to the real one.
    """

    _emptied: ClassVar[WeakKeyDictionary[Browser, list[Page]]] = WeakKeyDictionary()
    _problems: ClassVar[WeakKeyDictionary[Page, list[str]]] = WeakKeyDictionary()

    def __init__(self, browser: Browser):
        self.browser, self.opened, self.contexts = browser, [], []

    @property
    def problems(self) -> list[str]:
        """What went wrong on the pages that are open."""
        return [one for page in self.opened for one in self._problems[page]]

    def __call__(
        self,
        widget: CourseWidget,
        values: dict[str, Any],
        dark: bool = False,
        width: int = 1100,
        headings: str = "<h1>Desk</h1>",
        **options: Any,
    ) -> Page:
        page = self.empty(width, 900, **options)
        ink, paper, scheme = ("#fff", "#111", "dark") if dark else ("#000", "#fff", "light")
        page.set_content(
            f"<!doctype html><html lang=en style='color-scheme: {scheme}'><title>Desk</title>"
            f"<body style='margin: 8px; background: {paper}; color: {ink}'><main>{headings}<div id=desk></div></main>"
        )
        put(page, widget, values, DARK if dark else {})
        return page

    def empty(self, width: int, height: int, **options: Any) -> Page:
        """An empty page: one that was used, or with options of its own a new one."""
        # Those of a module before were closed with it.
        emptied = [page for page in self._emptied.get(self.browser, []) if not page.is_closed()]
        self._emptied[self.browser] = emptied
        if emptied and not options:
            page = emptied.pop()
        else:
            context = self.browser.new_context(**options)
            page = context.new_page()
            self._problems[page] = []
            watch(page, self._problems[page])
            if options:
                self.contexts.append(context)
        page.set_viewport_size({"width": width, "height": height})
        self.opened.append(page)
        return page

    def close(self) -> None:
        """Close what had options of its own, and empty the rest: the mouse away, another window, nothing in it."""
        for context in self.contexts:
            context.close()
        for page in self.opened:
            if page.context in self.contexts:
                continue
            if page.evaluate(CLOCK_IS_SET):
                page.context.close()
            else:
                page.mouse.move(0, 0)
                page.goto("about:blank")
                self._problems[page].clear()
                self._emptied[self.browser].append(page)


@contextmanager
def pages(browser: Browser) -> Iterator[Pages]:
    """What opens pages; at the end there must have been no error and no request."""
    opened = Pages(browser)
    try:
        yield opened
        problems = opened.problems
    finally:
        opened.close()
    assert problems == []


def watch(page: Page, problems: list[str]) -> None:
    """Keep what goes wrong on a page, and what it asks for."""
    keep: Callable[[str], None] = problems.append
    page.on("pageerror", lambda error: keep(str(error)))
    page.on("console", lambda message: keep(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith("blob:") else keep(request.url))
