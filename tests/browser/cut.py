"""Whether a figure was drawn anew, and whether anything on a page is cut off where it stands."""

from playwright.sync_api import Page, expect

#: What was chosen, a badge, the head of a column, a number that does not fit where it stands; and
#: words of a figure that stand outside it.
_CUT = """
() => {
  const held = ['.nw-choice > span', '.nw-badge', 'thead th.is-upright > span',
    'input.nw-number', '.nw-date > input[type=text]'];
  const cut = [...document.querySelectorAll(held.join())]
    .filter((el) => el.checkVisibility() && el.scrollWidth > el.clientWidth + 1)
    .map((el) => `${el.className}: ${el.value ?? el.textContent}`);
  const out = [...document.querySelectorAll('.nw-plot svg text')].filter((el) => {
    const [own, all] = [el, el.closest('.nw-plot')].map((each) => each.getBoundingClientRect());
    return own.width > 0 && (own.left < all.left - 1 || own.right > all.right + 1);
  });
  return [...cut, ...out.map((el) => `outside: ${el.textContent}`)];
}
"""


#: A page of twenty figures in another language draws them one after the other, on a machine that
#: does three such things at a time (milliseconds).
_PATIENT = 60_000


def all_drawn(page: Page) -> None:
    """Wait until all figures are drawn."""
    expect(page.locator(".nw-plot:visible:not(.is-drawn)")).to_have_count(0, timeout=_PATIENT)


def nothing_is_cut(page: Page) -> None:
    """When all figures are drawn, everything stands whole in its place."""
    all_drawn(page)
    cut = page.evaluate(_CUT)
    assert cut == [], cut


def drawn(page: Page, key: str) -> str:
    """The number of the drawing on the screen: it grows with every redraw."""
    return page.locator(f'[data-figure="{key}"]').get_attribute("data-drawn")
