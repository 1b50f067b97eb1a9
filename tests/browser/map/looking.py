"""The map on a page: its parties, its layouts, a drag."""

HOSTILE = "<img src=x onerror=\"document.title='gekraakt'\"> & Zn"


NODES = '.nw-map-stage [data-layer="nodes"] [data-party]'


def node(page, name):
    return page.locator(f"{NODES}[aria-label^={name!r}]")


def settled(page):
    """Wait until nobody glides any more; a glide begins in the frame after it was asked for."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    page.wait_for_function(
        "() => { const g = document.querySelector('[data-layer=\"ground\"]');"
        " return g?.getAttribute('opacity') === '1'; }"
    )


def middle(locator):
    box = locator.locator("path").last.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=3)
    page.mouse.move(*end, steps=3)
    page.mouse.up()


def layout(page, name):
    page.locator(f'.nw-map-layouts label:has([data-layout="{name}"])').click()
    settled(page)
