"""Words that would be page, script or formula if anybody let them, wherever people can type."""

from playwright.sync_api import Page

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.room import DETAILS
from tests.whole import crowded

HOSTILE = [
    "<script>window.bad = 1</script><img src=x onerror='window.bad = 1'>",
    "<b>%{customdata}</b><a href='javascript:window.bad=1'>klik</a>",
    "[klik](javascript:window.bad=1) **vet** `x`",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}",
    r"$\\href{javascript:window.bad=1}{x}$ \\(x\\)",
    "%{x}<extra></extra><sup>1</sup> &lt;img src=x onerror=window.bad=1&gt; \\u003cb>",
    "\u05d0\u05de omgekeerd \u0645\u0646 zo 🌳👩‍👩‍👧",
]
#: A word that nothing breaks.
LONG = "W" * 10_000


def hostile(text: str) -> Session:
    """A session with this text wherever there is room for it, all of it shown to the room."""
    session = crowded(4, text[:200])
    session.room.shown = list(DETAILS)
    session.dream.shared = text[:600]
    session.start.our_challenge = (text * 50)[:4000]
    for each in session.stakeholders.items:
        each.name = text[:120]
        each.activities = each.interests = each.values = text[:600]
    for dilemma in session.dilemmas.dilemmas:
        dilemma.outcome = text[:600]
    return session


def is_only_words(page: Page, where: str) -> None:
    """Nothing that was typed ran, or became an element of the page."""
    assert page.evaluate("window.bad") is None
    assert page.locator(f"{where} :is(img, iframe, b > b, extra)").count() == 0
    # In a drawing the attribute is another one: xlink:href.
    leads = """(within) => [...document.querySelectorAll(`${within} a`)]
        .flatMap((a) => [...a.attributes].map((each) => each.value))
        .filter((value) => value.trim().toLowerCase().startsWith("javascript:"))"""
    assert page.evaluate(leads, where) == []
