"""axe-core on a page: what keeps somebody from using it. Of the tests; nothing is shipped."""

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

#: Put there by ``npm ci`` in tests/js (``make lint`` does it).
SCRIPT = Path(__file__).parents[1] / "js" / "node_modules" / "axe-core" / "axe.min.js"

#: Targets of at least 24 pixels too: of WCAG 2.2, and axe-core leaves it out by itself.
HOW = "{ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }"

#: A target that is large enough, but that something which sticks to the window lies over, is
#: no small target: it comes free as the page scrolls.
SMALL = """({ violations }) => {
  const least = ({ target }) => {
    const { width, height } = document.querySelector(target.at(-1)).getBoundingClientRect();
    return Math.min(width, height);
  };
  for (const each of violations) {
    if (each.id === "target-size") each.nodes = each.nodes.filter((node) => least(node) < 24);
  }
  return violations;
}"""

#: What axe-core finds and we leave: the rule, and what is in it.
ARGUED = [
    # The letters in a form on the map are a code of its role, explained below it. Who speaks to
    # the page says the name, which is what the form is called.
    ("label-content-name-mismatch", "nw-map-node"),
]


def needs_axe() -> None:
    """Skip where npm could not install it, as the other checks do; fail where all must be there."""
    if SCRIPT.exists():
        return
    if os.environ.get("NETWERK_NEEDS_BROWSER"):
        pytest.fail("there is no axe-core, and this run needs it")
    pytest.skip("no axe-core on this machine (npm ci in tests/js)")


#: Every fold open, and back as it was: a menu that stays open lies over what a test wants next.
UNFOLD = """() => {
  window.folded = [...document.querySelectorAll("details:not([open])")];
  for (const each of window.folded) each.open = true;
}"""
FOLD = "() => { for (const each of window.folded) each.open = false; }"


def violations_unfolded(page: Page) -> list[str]:
    """The same with every fold of the page open."""
    page.evaluate(UNFOLD)
    found = violations(page)
    page.evaluate(FOLD)
    return found


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds on the page as it is now: the rule, and where.

    ``within``: only in what this selector finds, where the rest of the page is as it was.
    """
    needs_axe()
    # By the debugger, not as an element: the page's own policy lets no other script in.
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run({json.dumps(within)} ?? document, {HOW}).then({SMALL})")
    return [
        f"{each['id']} ({each['impact']}): {node['target']} {node['html'][:160]}"
        for each in found
        for node in each["nodes"]
        if not any(each["id"] == rule and part in node["html"] for rule, part in ARGUED)
    ]
