"""The map alone: looking is the browser's own work, also on a phone."""

import xml.etree.ElementTree as ElementTree

import pytest
from playwright.sync_api import expect

from netwerk_widgets.session.cases import load_case
from tests.browser.bare import open_map
from tests.browser.conftest import PHONE, watched
from tests.browser.map.looking import HOSTILE, NODES, drag, layout, middle, node
from tests.network.networks import session


@pytest.fixture
def alone(page):
    open_map(page, load_case("laanboompact", "nl"))
    return page


def drawing(attribute):
    """JavaScript that tells this attribute of every party's form."""
    forms = NODES + " path:nth-of-type(2)"
    return (
        f"() => [...document.querySelectorAll({forms!r})]"
        f".map(e => e.getAttribute({attribute!r})).join()"
    )


FILLS, FORMS = drawing("fill"), drawing("d")


def test_colour_size_filters_layouts_and_reading_only(alone):
    page = alone
    all_of_them = page.locator(NODES).count()
    legend = page.locator(".nw-map-legend")
    before = page.evaluate(FILLS)
    page.locator('[data-tool="colour"]').select_option("Sector")
    expect(legend).to_contain_text("maatschappelijk")
    page.wait_for_function(f"() => {before!r} !== ({FILLS})()")
    before = page.evaluate(FORMS)
    page.locator('[data-tool="size"]').select_option("Allemaal even groot")
    expect(legend).not_to_contain_text("Grootte")
    page.wait_for_function(f"() => {before!r} !== ({FORMS})()")
    page.locator('[data-sheet="filters"] summary').click()
    page.locator('[data-filter="sectors:private"]').uncheck()
    expect(page.locator(".nw-map-count")).to_contain_text(f"van {all_of_them} partijen")
    expect(page.locator(NODES)).not_to_have_count(all_of_them)
    expect(page.locator(NODES)).not_to_have_count(0)
    page.locator('[data-filter="kinds:cooperation"]').uncheck()
    expect(legend).not_to_contain_text("samenwerking")
    page.keyboard.press("Escape")
    for name in ("rings", "chain", "power", "sectors", "network"):
        layout(page, name)
        expect(page.locator(".nw-map .nw-figure-title")).not_to_be_empty()
    # Nothing here can be changed.
    assert page.locator('[data-act="add"], [data-act="relation"], [data-handle]').count() == 0
    x, y = middle(page.locator(NODES).first)
    was = page.locator(NODES).first.get_attribute("transform")
    drag(page, (x, y), (x + 90, y))
    assert page.locator(NODES).first.get_attribute("transform") == was
    assert page.evaluate("sent.length") == 0


#: Whether a ring is seen around a party.
RINGED = """(el) => {
  const [halo, form] = ['.nw-map-halo', 'path:last-of-type'].map((each) => el.querySelector(each));
  const { display, stroke } = getComputedStyle(halo);
  const times = halo.getBBox().width / form.getBBox().width;
  return display !== 'none' && stroke !== 'none' && times > 1 && times < 2;
}"""


def test_find_my_organisation_neighbours_and_zoom(alone):
    page = alone
    page.get_by_label("Zoek een partij").fill("raboB")
    page.keyboard.press("Enter")
    expect(page.locator(".nw-map-card h3")).to_contain_text("Rabobank")
    expect(node(page, "Rabobank")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".nw-map-heads")).to_be_visible()
    page.locator('[data-tool="mine"]').select_option("Waterschap")
    expect(page.locator(".nw-map-legend")).to_contain_text("mijn organisatie")
    shades = page.locator(NODES + ' path[fill-opacity="0.32"]')
    expect(shades).to_have_count(page.locator(NODES).count() - 3)
    # Arrow keys go from party to party; Enter opens what is known.
    node(page, "Waterschap").focus()
    page.keyboard.press("ArrowDown")
    expect(node(page, "Waterschap")).not_to_be_focused()
    # A ring around it says where the keyboard is, also after all became another size.
    at = page.locator(f"{NODES}:focus")
    page.wait_for_function(RINGED, arg=at.element_handle())
    page.locator('[data-tool="size"]').select_option(index=0)
    at = page.locator(f"{NODES}[tabindex='0']")
    at.focus()
    page.wait_for_function(RINGED, arg=at.element_handle())
    page.keyboard.press("Enter")
    expect(page.locator(".nw-map-links [data-relation]").first).to_be_visible()
    spread = page.locator(NODES).first.get_attribute("transform")
    page.locator('[data-zoom="zoom_in"]').click()
    expect(page.locator(NODES).first).not_to_have_attribute("transform", spread)
    page.locator('[data-zoom="zoom_fit"]').click()
    expect(page.locator(NODES).first).to_have_attribute("transform", spread)


def test_who_is_on_the_map_stands_beside_it_the_largest_first_to_be_chosen(alone):
    page = alone
    rows = page.locator(".nw-map-all [data-choose]")
    expect(rows).to_have_count(page.locator(NODES).count())
    shown = [each.split("\n") for each in rows.all_inner_texts()]
    assert shown[0] == ["Laanboomkwekers", "11"]
    relations = [int(count) for _, count in shown]
    assert relations == sorted(relations, reverse=True)
    page.locator('[data-sheet="filters"] summary').click()
    page.locator('[data-filter="sectors:private"]').uncheck()
    expect(page.locator(NODES)).not_to_have_count(len(shown))
    expect(rows).to_have_count(page.locator(NODES).count())
    assert rows.count() > 0
    page.keyboard.press("Escape")
    rows.filter(has_text="Waterschap").press("Enter")
    expect(page.locator(".nw-map-card h3")).to_have_text("Waterschap")
    expect(rows).to_have_count(0)


def test_the_pictures_are_whole_and_carry_the_title(page, tmp_path):
    open_map(page, session([{"id": "a", "name": HOSTILE}, "b"], [("a", "b")]))
    title = page.locator(".nw-map .nw-figure-title").inner_text()
    files = {}
    page.locator('[data-sheet="picture"] summary').click()
    for kind in ("svg", "png"):
        with page.expect_download() as download:
            page.locator(f'[data-act="{kind}"]').click()
        assert download.value.suggested_filename.endswith(f".{kind}")
        files[kind] = tmp_path / f"kaart.{kind}"
        download.value.save_as(files[kind])
    tree = ElementTree.parse(files["svg"]).getroot()
    assert (tree.get("width"), tree.get("height")) == ("1920", "1080")
    words = " ".join("".join(each.itertext()) for each in tree.iter() if each.tag.endswith("text"))
    assert title in words
    assert "Stand van" in words
    assert "samenwerking" in words
    assert "<img src=x" in words
    assert not [each for each in tree.iter() if each.tag.endswith(("img", "script"))]
    (style,) = [each for each in tree.iter() if each.tag.endswith("style")]
    assert "<img" not in style.text  # the letters, and nothing that was typed
    head = files["png"].read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
    assert width >= 1920
    assert height >= 1080


def test_sixty_names_do_not_lie_on_each_other(page):
    parties = [
        {"id": f"p{i}", "name": f"{word} {i}", "sector": "public"}
        for i in range(60)
        for word in [("Gemeente Neder-Betuwe", "Boomkwekerij", "Waterschap Rivierenland")[i % 3]]
    ]
    lines = [(f"p{i}", f"p{(i * 7 + 3) % 60}") for i in range(60) if i != (i * 7 + 3) % 60]
    open_map(page, session(parties, lines))
    overlaps = page.evaluate(
        """() => { const all = view.frame.labels.map((label) => label.box); let found = 0;
        for (let i = 0; i < all.length; i++) for (let j = 0; j < i; j++) {
          const w = Math.min(all[i][2], all[j][2]) - Math.max(all[i][0], all[j][0]);
          const h = Math.min(all[i][3], all[j][3]) - Math.max(all[i][1], all[j][1]);
          if (w > 4 && h > 4) found += 1; } return [all.length, found]; }"""
    )
    named, lying = overlaps
    assert named >= 40
    assert lying <= 2


def test_on_a_phone_it_is_as_wide_as_the_screen_and_works(browser):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    complaints = watched(page)
    open_map(page, load_case("zeeuws-vlaanderen", "nl"))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator(".nw-map-stage").bounding_box()["width"] >= PHONE["width"] - 40
    expect(page.locator('[data-tool="colour"]')).to_be_hidden()
    page.locator(".nw-map-fold > summary").tap()
    page.locator('[data-tool="colour"]').select_option("Sector")
    page.locator(NODES).nth(2).tap()
    expect(page.locator(".nw-map-card h3")).to_be_visible()
    context.close()
    assert complaints == []
