"""A round on the beamer: asked, closed, revealed, asked again and taken over, with real answers.

The facilitator works on her page; phones answer over HTTP, to the real letterbox.
"""

import pytest
from playwright.sync_api import expect

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import staging
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import CASE, ready
from tests.browser.round.facilitating import open_round, press, sent, with_names
from tests.rounds.making import raw

T = texts("nl")
KIND, OTHER = "accelerators", "Overleg met de burgemeester"
WHO = ("Jantine Wolters", "Berend Kuijpers", "Femke de Graaf")
FORMS = "input:visible, textarea:visible, select:visible, button:visible"
TITLE = T(f"rounds.title.{KIND}")
FIRST, SECOND = (T(f"rounds.asking.{key}", label="").strip() for key in ("first", "second"))
#: By how much what stands there is too large for the beamer.
OVER = """(main) => Math.max(main.scrollHeight - main.clientHeight,
                               main.scrollWidth - main.clientWidth)"""


@pytest.fixture(scope="module")
def room(lan_workbook):
    with open_store(f"sqlite:///{lan_workbook.home}/sessions.db") as store:
        store.create(OTHER, {}, "test")
        live = LiveSession(store, CASE, "test")
        items = [{"id": f"w{n}", "name": name} for n, name in enumerate(WHO)]
        live.replace("people", {"items": items})
    return lan_workbook


@pytest.fixture
def laptop(her, room):
    her.goto(room.address("01_context", CASE))
    ready(her)
    return her


def answer(room, round_, number, value):
    """One phone sends what it has."""
    who = round_.people[number].id if round_.people else WHO[number]
    sent(room, raw(round_, value, who=who))


def checked(beamer):
    """Whatever stands there: never who, never notes, forms or another session; and it fits."""
    shown = beamer.content()
    notes = [note for step in STEPS for note in T.items(f"steps.{step}.notes")]
    assert not [word for word in (*WHO, *notes, OTHER) if word in shown]
    assert beamer.locator(FORMS).count() == 0
    assert beamer.locator(".nw-stage-main").evaluate(OVER) <= 1


def of_session(room, read):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        return read(store)


def context(room):
    return of_session(room, lambda store: LiveSession(store, CASE, "test").documents["context"])


def test_a_round_from_the_question_to_what_came_of_it(laptop, beamer, room):
    key = f"round.{KIND}"
    stage, title = beamer.locator(".nw-stage"), beamer.locator(".nw-stage-title")
    count, code = beamer.locator(".nw-round-count"), beamer.locator(".nw-code")
    plot = beamer.locator(".nw-stage-plot")
    before = context(room)

    press(laptop, KIND, "ask")
    with_names(laptop, KIND)
    laptop.get_by_label(T("rounds.asking.expected", most=5000)).fill("3")
    press(laptop, KIND, "open")
    expect(laptop.locator(".nw-asking .nw-round-count").first).to_be_visible()
    staging.change(of_session(room, lambda store: store.session_id(CASE)), at=key)
    expect(stage).to_have_attribute("data-at", key)
    expect(title).to_have_text(TITLE)
    expect(count).to_have_text(T("rounds.asking.count_of", n=0, all=3))
    expect(code.locator("svg")).to_be_visible()
    first = open_round(room)
    expect(beamer.locator(".nw-round-digits strong")).to_have_text(first.code.digits)
    checked(beamer)
    for number, value in enumerate((1, 3, 5)):
        answer(room, first, number, value)
    expect(count).to_have_text(T("rounds.asking.count_of", n=3, all=3))
    checked(beamer)

    press(laptop, KIND, "close")
    expect(code).to_have_count(0)
    expect(count).to_have_text(T("rounds.asking.count_of", n=3, all=3))
    checked(beamer)

    press(laptop, KIND, "reveal")
    rows = plot.locator(".yaxislayer-above text, .ytick text")
    expect(rows.first).to_be_visible()
    once = rows.all_text_contents()
    assert not [label for label in once if label.startswith((FIRST, SECOND))]
    checked(beamer)

    press(laptop, KIND, "again")
    expect(count).to_have_text(T("rounds.asking.count_of", n=0, all=3))
    expect(plot).to_have_count(0)
    expect(code.locator("svg")).to_be_visible()
    second = open_round(room)
    assert (second.number, second.first) == (2, first.id)
    for number in range(3):
        answer(room, second, number, 4)
    press(laptop, KIND, "close")
    expect(code).to_have_count(0)
    press(laptop, KIND, "reveal")
    asked = len(list(second.fields()))
    expect(title).to_have_text(T("rounds.asking.more_alike", more=asked, all=asked))
    expect(rows.first).to_be_visible()
    twice = rows.all_text_contents()
    assert [label for label in twice if label.startswith(FIRST)]
    assert [label for label in twice if label.startswith(SECOND)]
    checked(beamer)

    press(laptop, KIND, "take")
    expect(stage).not_to_have_attribute("data-at", key)
    checked(beamer)
    assert context(room) != before
