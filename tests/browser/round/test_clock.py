"""The clock of a round, and practising: what the facilitator sets, what phones and screens say."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.asking.practice import PHONES
from tests.browser.conftest import CASE, ready
from tests.browser.round.facilitating import asked, open_round, press, scanned, with_names
from tests.serve.followers import until

T = texts("nl")
KIND = "accelerators"
LEFT = T("rounds.phone.left", time=r"(\d+):(\d\d)")


@pytest.fixture(scope="module")
def room(lan_workbook):
    return lan_workbook


@pytest.fixture
def facilitator(her, room):
    her.goto(room.address("01_context", CASE))
    ready(her)
    return her


@pytest.fixture
def phones(browser, room, facilitator):
    """One with a right clock, and one that is an hour and a half ahead."""
    made = [
        scanned(browser, room, f"const real = Date.now; Date.now = () => real() + {ahead};")
        for ahead in (0, 5_400_000)
    ]
    yield made
    for page in made:
        page.context.close()


def left(phone):
    """The seconds that a phone says there are left."""
    progress = phone.locator(".nw-round-progress")
    expect(progress).to_have_attribute("data-left", re.compile(LEFT))
    minutes, seconds = re.search(LEFT, progress.get_attribute("data-left")).groups()
    return int(minutes) * 60 + int(seconds)


def test_a_clock_runs_the_same_on_every_phone_and_closes_nothing(facilitator, phones, room):
    press(facilitator, KIND, "ask")
    with_names(facilitator, KIND)
    minutes = asked(facilitator, KIND).get_by_label(T("rounds.asking.clock"))
    minutes.select_option(label=T.count("rounds.asking.minutes", 2))
    press(facilitator, KIND, "open")
    expect(asked(facilitator, KIND).locator(".nw-round-count")).to_contain_text(
        re.compile(T("rounds.asking.left", time=r"1:\d\d"))
    )
    ends = open_round(room).ends

    def right(phone):
        # A busy computer draws the next second late, but draws it.
        until(lambda: abs(left(phone) - (ends - datetime.now(UTC)).total_seconds()) <= 2)

    for phone in phones:
        right(phone)
        began = left(phone)
        phone.wait_for_function(
            "was => document.querySelector('.nw-round-progress').dataset.left !== was",
            arg=phone.locator(".nw-round-progress").get_attribute("data-left"),
        )
        assert left(phone) < began
        phone.reload()
        right(phone)
        # On the first question too: it stands beside how far one is.
        phone.locator("#nw-round input").fill("7")
        phone.locator(".nw-round-go").tap()
        expect(phone.locator(".nw-round-progress")).to_contain_text(
            T("rounds.phone.of", n=1, all=5)
        )
        right(phone)


def test_when_the_time_is_up_it_is_said_and_phones_can_answer_still(facilitator, phones, room):
    expect(
        asked(facilitator, KIND).locator(".nw-round-count")
    ).to_be_visible()  # of the test before
    with Answers() as answers:  # as if two minutes went by
        past = open_round(room).model_copy(
            update={"ends": datetime.now(UTC) + timedelta(seconds=1)}
        )
        answers.settle(past)
    expect(asked(facilitator, KIND)).to_contain_text(T("rounds.asking.over"))
    assert open_round(room) is not None
    phone = phones[1]
    phone.reload()
    phone.locator("#nw-round input").fill("8")
    for _ in range(7):
        if phone.locator(".nw-round-choices button").count():
            phone.locator(".nw-round-choices button").first.tap()
        phone.locator(".nw-round-go").tap()
    expect(phone.locator(".nw-round-state")).to_contain_text(T("rounds.phone.sent"))
    expect(phone.locator(".nw-round-progress")).not_to_have_attribute("data-left", re.compile("."))
    press(facilitator, KIND, "close")
    reveal = asked(facilitator, KIND).get_by_role(
        "button", name=T("rounds.asking.reveal"), exact=True
    )
    expect(reveal).to_be_visible()  # what is pressed next is a button of the closed round
    press(facilitator, KIND, "drop")
    press(facilitator, KIND, "drop_yes")
    ask = asked(facilitator, KIND).get_by_role("button", name=T("rounds.asking.ask"), exact=True)
    expect(ask).to_be_enabled()


# ---- practising ----


def kept(room):
    """All that is kept: the sessions, and the answers."""
    with open_store(f"sqlite:///{room.home}/sessions.db") as store, Answers() as answers:
        heads = store.heads(CASE)
        return (
            heads,
            answers.rounds(store.session_id(CASE)),
            sorted(each.name for each in room.home.rglob("*") if "-wal" not in each.name),
        )


def test_practising_is_marked_on_every_screen_and_leaves_nothing(facilitator, phones, room):
    before = kept(room)
    box = asked(facilitator, KIND)
    marked = box.get_by_role("status").filter(has_text=T("rounds.asking.practising"))
    press(facilitator, KIND, "practise")
    expect(marked).to_be_visible()
    press(facilitator, KIND, "open")
    expect(marked).to_be_visible()
    # No real phone is asked anything.
    expect(box).to_contain_text(T("rounds.asking.count", n=PHONES))
    for phone in phones:
        expect(phone.locator("#nw-round")).to_have_count(0)
    press(facilitator, KIND, "close")
    expect(marked).to_be_visible()
    press(facilitator, KIND, "reveal")
    expect(box.locator(".js-plotly-plot")).to_be_visible()
    expect(marked).to_be_visible()
    # The figure itself says so: it may be photographed, or the page scrolled.
    expect(box.locator(".nw-figure")).to_contain_text(T("rounds.asking.practice_title", n=PHONES))
    expect(box.get_by_role("button", name=T("rounds.asking.take"))).to_have_count(0)
    press(facilitator, KIND, "stop")
    expect(marked).to_have_count(0)
    assert kept(room) == before
