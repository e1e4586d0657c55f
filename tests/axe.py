"""What axe-core finds on a page, and whether the text that a control shows is in its name."""

from typing import Any

from playwright.sync_api import Page

import install

SEVERITY = ("minor", "moderate", "serious", "critical")
RUN = """async (context) => {
    const rules = { 'label-content-name-mismatch': { enabled: true } };
    const { violations, passes } = await axe.run(context ?? document, { resultTypes: ['violations'], rules });
    return { violations, passes: passes.length };
}"""
# Stricter than axe's rule, which looks at a few roles and leaves out what it takes for symbols: every word that a control or its
# label shows is in its name, in this order. What is hidden from ears is a sign whose word the name has; an `output` is a value.
NAMES = """(context) => {
    const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
    const shown = (node) => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), parts = [];
        while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (!parent.closest('[aria-hidden=true], output, select') && seen(parent)) parts.push(walker.currentNode.nodeValue);
        }
        return parts.join(' ');
    };
    const words = (text) => text.toLowerCase().replace(/[.,:;!?()“”"]/g, ' ').split(/\\s+/).filter(Boolean);
    const wrong = [], controls = 'button, [role=button], a[href], summary, input, select, textarea';
    axe.setup(document);
    for (const node of document.querySelectorAll(controls)) {
        if (context && !node.closest(context)) continue;
        if (!seen(node)) continue;
        const name = words(axe.commons.text.accessibleText(node));
        const visible = node.matches('input, select, textarea') ? [...node.labels].map(shown) : [shown(node)];
        for (const text of visible.map(words)) {
            const at = name.findIndex((_, k) => text.every((word, n) => name[k + n] === word));
            if (!text.length || at >= 0) continue;
            wrong.push(`shows “${text.join(' ')}”, is called “${name.join(' ')}”: ${node.outerHTML.slice(0, 160)}`);
        }
    }
    axe.teardown();
    return wrong;
}"""


def faults(page: Page, context: str | None = None, least: str = "minor") -> list[str]:
    """Run axe-core on a page.

    Args:
        page: what to look at.
        context: a CSS selector of the part that counts; all of the page where it is left out.
        least: how severe a finding has to be.

    Returns:
        A line for each finding; none where all is well.

    Raises:
        RuntimeError: axe-core is not installed.
    """
    load(page)
    found: dict[str, Any] = page.evaluate(RUN, context)
    assert found["passes"] > 5, "axe looked at something"
    wanted = SEVERITY[SEVERITY.index(least) :]
    lines = [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found["violations"]
        if rule["impact"] in wanted
        for node in rule["nodes"]
    ]
    return lines + page.evaluate(NAMES, context)


def load(page: Page) -> None:
    """Put axe-core into a page, unless it is there."""
    if page.evaluate("typeof axe") != "undefined":
        return
    script = install.NODE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        raise RuntimeError(f"axe-core is not at {script}. Run `python install.py --tests`, which installs it.")
    page.evaluate(script.read_text(encoding="utf-8"))
