"""A round on a phone: it comes by itself, is answered with a thumb, and is not lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.rounds.codes import of_today, with_code
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.model import Text
from netwerk_widgets.rounds.sheet import choices
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.clock import today
from tests.browser.conftest import PHONE, watched
from tests.serve.answering import asking

T, EN = texts("nl"), texts("en")
#: The browser says by itself that a server is not there, or refused something.
GONE = ("net::ERR", "Failed to load resource", "EventSource", "MIME type")
NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with asking(tmp_path_factory.mktemp("asking")) as made:
        yield made


@pytest.fixture
def address(room, monkeypatch):
    """The address in the QR code."""
    monkeypatch.setenv("NETWERK_HOME", str(room.home))
    return with_code(room.address, of_today(today()))


@pytest.fixture
def ended(room, monkeypatch):
    """Ends what a test left open."""
    monkeypatch.setenv("NETWERK_HOME", str(room.home))
    yield
    with room.answers() as answers, room.store() as store:
        for each in answers.rounds(store.session_id(room.name)):
            if each.state not in ("taken", "dropped"):
                answers.move_on(each.id, "dropped")


@pytest.fixture
def phone(browser, room, address, ended):
    """A phone that scanned the code."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    complaints = watched(page, GONE)
    page.goto(address)
    expect(page.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    yield page
    context.close()
    assert complaints == []


def box(page: Page):
    return page.locator("#nw-round")


def state(page: Page):
    return page.locator(".nw-round-state")


def go(page: Page) -> None:
    page.locator(".nw-round-go").tap()


def choose(page: Page, words: str, group: int = 0) -> None:
    row = page.locator(".nw-round-choices").nth(group)
    row.locator("button", has=page.locator("strong", has_text=re.compile(f"^{words}$"))).tap()


def test_it_comes_by_itself_and_is_answered_with_a_thumb(room, phone):
    assert "code=" not in phone.url
    assert box(phone).count() == 0  # nothing of it was even fetched
    phone.evaluate("scrollTo(0, 3000)")
    round_ = room.begin("forces", anonymous=True)
    expect(box(phone)).to_be_in_viewport(timeout=2000)
    expect(box(phone).locator("h2")).to_have_text(T("rounds.title.forces"))
    expect(box(phone)).to_contain_text(T("rounds.kept.anonymous"))
    go(phone)
    for turn, each in enumerate(round_.questions, 1):
        expect(box(phone)).to_contain_text(T("rounds.phone.of", n=turn, all=5))
        expect(box(phone).locator("h2")).to_have_text(each.label.said(T))
        expect(box(phone)).to_contain_text(each.definition.said(T))
        choose(phone, str(turn))
        go(phone)
    assert room.count(round_) == 0
    expect(box(phone).locator("li strong")).to_have_text(["1", "2", "3", "4", "5"])
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    assert room.count(round_) == 1
    # And changed, until it closes.
    box(phone).locator("li button").nth(1).tap()
    choose(phone, "5")
    expect(state(phone)).to_have_text(T("rounds.phone.changed"))
    for _ in range(4):
        go(phone)
    expect(box(phone).locator("li strong")).to_have_text(["1", "5", "3", "4", "5"])
    expect(phone.locator(".nw-round-go")).to_have_text(T("rounds.phone.again"))
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    assert room.count(round_) == 1
    with room.answers() as answers:
        answers.move_on(round_.id, "closed")
        answers.move_on(round_.id, "revealed")
        [slip] = answers.slips(round_.id)
    assert list(slip.answers.values()) == [5, 3, 1, 5, 4]  # by name: complexity, cost …
    expect(state(phone)).to_have_text(T("rounds.phone.closed_sent"))
    # The phone remembers its answer until then, and no longer.
    kept = phone.evaluate("Object.keys(localStorage).filter((each) => each.includes('round'))")
    assert kept == []


def test_a_latecomer_joins_chooses_an_organisation_and_corrects_it(room, phone):
    phone.goto("about:blank")
    round_ = room.begin("places")
    phone.goto(room.address)  # the code is remembered
    expect(box(phone)).to_contain_text(T("rounds.kept.party"))
    expect(phone.locator(".nw-round-go")).to_be_disabled()
    one, other = round_.parties[:2]
    who = box(phone).locator("select")
    who.select_option(label=one.name)
    go(phone)
    for _ in round_.questions:
        choose(phone, "6")
        box(phone).locator("textarea").fill("Omdat het <b>moet</b>")
        go(phone)
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    phone.reload()
    # Still there after a reload, and still to be changed.
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    expect(box(phone).locator("li").first).to_contain_text("<b>moet</b>")
    while phone.locator(".nw-round-about").count() == 0:
        phone.locator(".nw-round-buttons button").first.tap()
    box(phone).locator("select").select_option(label=other.name)
    for _ in range(len(round_.questions) + 2):
        go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    with room.answers() as answers:
        answers.move_on(round_.id, "closed")
        answers.move_on(round_.id, "revealed")
        [slip] = answers.slips(round_.id)
    assert slip.party == other.id


def answered(phone, round_):
    """Answer the one question there is, up to the last button."""
    go(phone)
    choose(phone, "5")
    go(phone)


def test_without_contact_it_is_kept_and_sent_later_by_itself(room, phone):
    round_ = room.begin("support", per="person", anonymous=True)
    expect(box(phone)).to_be_visible()
    answered(phone, round_)
    room.kill()
    go(phone)
    expect(state(phone)).to_have_text(T("rounds.phone.waiting"))
    room.open("--answers")
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"), timeout=30_000)
    assert room.count(round_) == 1


def test_a_phone_that_was_away_while_it_closed_says_that_nothing_was_sent(room, phone):
    round_ = room.begin("support", per="person", anonymous=True)
    expect(box(phone)).to_be_visible()
    go(phone)
    choose(phone, "2")
    room.end(round_, "closed")
    expect(state(phone)).to_have_text(T("rounds.phone.closed_unsent"))
    assert room.count(round_) == 0


def test_who_typed_the_address_types_four_digits(browser, room, address, ended):
    round_ = room.begin("support", per="person", anonymous=True)
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(f"{room.address}?lang=en")
    field = box(phone).locator("input")
    right = round_.code.digits
    field.fill(f"{(int(right) + 1) % 10_000:04}")
    go(phone)
    expect(state(phone)).to_have_text(EN("rounds.refused.code"))
    field.fill(right)
    go(phone)
    expect(box(phone)).to_contain_text(EN("rounds.kept.anonymous"))
    answered(phone, round_)
    go(phone)
    expect(state(phone)).to_contain_text(EN("rounds.phone.sent"))
    assert room.count(round_) == 1
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_it_fits_320_pixels_with_buttons_for_a_finger(browser, room, address, ended, kind):
    how = {"anonymous": True} if KINDS[kind].anonymous and KINDS[kind].per[0] == "person" else {}
    round_ = room.begin(kind, **how)
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(address)
    expect(box(phone)).to_be_visible()
    small = """() => [...document.querySelectorAll("#nw-round *")]
        .filter((each) => each.matches("button, select, input, textarea"))
        .map((each) => each.getBoundingClientRect())
        .filter((at) => at.height < 44 || at.width < 44 || at.right > innerWidth).length"""
    # A short scale is one row, from low to high.
    lines = """() => [...document.querySelectorAll(".is-row")].map((row) =>
        new Set([...row.children].map((each) => each.getBoundingClientRect().top)).size)"""
    if how == {}:
        box(phone).locator("select").select_option(index=1)
    for _ in range(len(round_.questions) + 2):
        assert phone.evaluate(small) == 0
        assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert set(phone.evaluate(lines)) <= {1}
        if phone.locator(".nw-round-choices button").count():
            phone.locator(".nw-round-choices button").last.tap()
        for field in box(phone).locator("textarea").all():
            field.fill("Een heel lang woord: " + "samenwerkingsovereenkomst" * 5)
        if phone.locator("li button").count() == 0:
            go(phone)
    expect(box(phone).locator("h2")).to_have_text(T("rounds.phone.check"))
    context.close()


@pytest.mark.parametrize("kind", ["tests", "lesson", "places"])
def test_a_screen_reader_hears_every_shape_of_answer(room, phone, kind):
    """Words to choose from, own words, and a line between two poles."""
    how = {"anonymous": True} if kind != "places" else {}
    round_ = room.begin(kind, **how)
    expect(box(phone)).to_have_role("region")
    if kind == "places":
        who = phone.get_by_role("combobox", name=T("rounds.who.party"))
        who.select_option(index=1)
    phone.locator(".nw-round-go").focus()
    for question in round_.questions:
        phone.keyboard.press("Enter")
        expect(box(phone).locator("h2")).to_have_text(question.label.said(T))
        expect(box(phone).locator("h2")).to_be_focused()
        for ask in question.asks:
            name = (ask.label or question.label).said(T)
            if isinstance(ask.shape, Text):
                field = phone.get_by_role("textbox", name=name)
                field.fill("Omdat")
                continue
            group = phone.get_by_role("group", name=name)
            first = group.get_by_role("button").first
            # The value and its words together: the sighted see them beside each other.
            [(_value, large, small), *_] = choices(ask, T)
            expect(first).to_have_accessible_name(f"{large} {small}".strip())
            first.focus()
            phone.keyboard.press("Enter")
            expect(first).to_have_attribute("aria-pressed", "true")
        phone.locator(".nw-round-go").focus()
    phone.keyboard.press("Enter")
    expect(box(phone).locator("h2")).to_be_focused()
    phone.locator(".nw-round-go").focus()
    phone.keyboard.press("Enter")
    sent = phone.get_by_role("status").filter(has_text=T("rounds.phone.sent"))
    expect(sent).to_have_count(1)
    assert room.count(round_) == 1


def test_a_screen_reader_hears_what_it_is_and_where_it_is(room, phone):
    room.begin("accelerators", anonymous=True)
    expect(box(phone)).to_have_role("region")
    expect(box(phone)).to_have_accessible_name(T("rounds.title.accelerators"))
    arrived = T("rounds.phone.arrived", title=T("rounds.title.accelerators"))
    expect(phone.get_by_role("status").filter(has_text=arrived)).to_have_count(1)
    # From button to button with the keyboard: the heading of each screen is read out.
    phone.locator(".nw-round-go").focus()
    phone.keyboard.press("Enter")
    expect(box(phone).locator("h2")).to_be_focused()
    now = phone.get_by_role("group", name=T("pages.context.now"))
    three = now.get_by_role("button", name=re.compile("^3"))
    expect(three).to_have_attribute("aria-pressed", "false")
    three.focus()
    phone.keyboard.press("Space")
    expect(three).to_have_attribute("aria-pressed", "true")


def test_without_javascript(browser, room, address, ended):
    round_ = room.begin("forces", anonymous=True)
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    phone = context.new_page()
    phone.goto(room.address)
    phone.get_by_role("link", name=T("rounds.page.noscript")).click()
    expect(phone.locator("h1")).to_have_text(T("rounds.title.forces"))
    phone.get_by_label(T("rounds.code.label")).fill(round_.code.digits)
    phone.get_by_role("radio", name=re.compile("^4")).first.check()
    phone.get_by_role("button", name=T("rounds.page.send")).click()
    expect(phone.locator(".nw-round-state")).to_contain_text(T("rounds.page.sent"))
    assert room.count(round_) == 1
    # A change: the same form again, and it is one answer.
    phone.get_by_role("radio", name=re.compile("^2")).first.check()
    phone.get_by_role("button", name=T("rounds.page.send")).click()
    expect(phone.locator(".nw-round-state")).to_contain_text(T("rounds.page.sent"))
    assert room.count(round_) == 1
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()
