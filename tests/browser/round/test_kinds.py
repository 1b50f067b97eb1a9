"""The kinds of round of every step, from the button in its section to undo: revealed, taken over.

Each in the first way in which it can be asked; what is the same in the others is tested without a
browser, and the kinds of the page for ideas and choices have files of their own.

One phone answers with a thumb; the others post what the script of the page would have sent.
"""

import http.client
import json
from contextlib import closing
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from netwerk_widgets.report.outline import outline
from netwerk_widgets.rounds.codes import of_today, with_code
from netwerk_widgets.rounds.kinds import KINDS, hows
from netwerk_widgets.rounds.model import Scale, Text
from netwerk_widgets.rounds.put import differences
from netwerk_widgets.rounds.results import said
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.clock import today
from tests.browser.conftest import CASE, PHONE, ready, watched
from tests.browser.round.facilitating import asked, open_round, press
from tests.rounds.making import raw

T = texts("nl")
PAGES = {
    "start": "00_start",
    "context": "01_context",
    "dream": "03_dream",
    "goals": "04_goals",
    "dilemmas": "05_dilemmas",
    "doing": "06_doing",
    "persevering": "07_persevering",
    "gather": "gather",
}
WAYS = [
    (kind, each.per[0], hows(kind, each.per[0])[0])
    for kind, each in KINDS.items()
    if each.step in PAGES and kind != "choosing"
]
#: What the phone types, and what the others do (`making.an_answer`).
TYPED, POSTED = "Met de duim", "Een zin"


@pytest.fixture(scope="module")
def room(lan_workbook):
    return lan_workbook


@pytest.fixture(scope="module")
def phone(browser, room):
    """One phone for all: a round comes to it by itself, and the next one too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERK_HOME", str(room.home))
        code = of_today(today())
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    complaints = watched(page)
    # At an address of the network, not of this computer, the test takes it for an outside one.
    own = "{0.scheme}://{0.netloc}/".format(urlsplit(room.dashboard))
    page.goto(with_code(room.dashboard, code))
    expect(page.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    yield page
    context.close()
    assert [each for each in complaints if not each.startswith(f"outside: {own}")] == []


def session(room):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        return LiveSession(store, CASE, "x").session


def documents(room):
    return session(room).model_dump(mode="json", exclude={"room"})


def thumb(phone, round_, party):
    """Answer everything there is: of each scale and choice the last, of each text a sentence."""
    box, go = phone.locator("#nw-round"), phone.locator(".nw-round-go")
    expect(box).to_have_accessible_name(T(f"rounds.title.{round_.kind}"))
    expect(go).to_have_text(T("rounds.phone.start"))
    if party:
        box.locator("select").select_option(value=party)
    go.tap()
    asked = round_.asked_of(party)
    for turn, question in enumerate(asked, 1):
        expect(box).to_contain_text(T("rounds.phone.of", n=turn, all=len(asked)))
        for group in box.locator(".nw-round-choices").all():
            group.locator("button").last.tap()
        for field in box.locator("textarea").all():
            field.fill(TYPED)
        assert len(question.asks) == box.locator(".nw-round-choices, textarea").count()
        go.tap()
    go.tap()
    expect(phone.locator(".nw-round-state")).to_contain_text(T("rounds.phone.sent"))


def post(room, round_, **more):
    """Send a slip as the script does."""
    at = urlsplit(room.dashboard)
    with closing(http.client.HTTPConnection(at.hostname, at.port, timeout=30)) as connection:
        body = json.dumps(raw(round_, **more))
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/round?lang=nl", body, headers)
        assert connection.getresponse().status == 204


def reported(room):
    """Every row of every table of the report, and what its figures and chapters say."""
    return _reported(session(room).model_dump_json())


@lru_cache(maxsize=2)  # every test begins with the case as it is
def _reported(content):
    document = outline(Session.model_validate_json(content), CASE, T, date(2026, 11, 26))
    rows = {(grid.key, row) for grid in document.tables for row in grid.rows}
    drawn = [(each.key, each.drawing) for each in document.pictures()]
    return rows, {(key, each.title, each.summary, str(each.table)) for key, each in drawn}


def cells(rows):
    return {str(cell) for _key, row in rows for cell in row}


@pytest.mark.parametrize(("kind", "per", "how"), WAYS, ids=["-".join(each) for each in WAYS])
def test_from_asking_to_undoing(room, her, phone, kind, per, how):
    before, (rows_before, told_before) = documents(room), reported(room)
    her.goto(room.address(PAGES[KINDS[kind].step], CASE))
    ready(her)
    box = asked(her, kind)

    press(her, kind, "ask")
    if len(KINDS[kind].per) > 1:
        of = box.get_by_label(T("rounds.asking.per"))
        of.select_option(label=T(f"rounds.asking.of.{per}"))
    if len(hows(kind, per)) > 1:
        names = box.get_by_label(T("rounds.asking.names"))
        names.select_option(label=T(f"rounds.asking.how.{how}"))
    expect(box).to_contain_text(T(f"rounds.kept.{how}"))
    press(her, kind, "open")
    expect(box.locator("svg")).to_be_visible()
    round_ = open_round(room)
    assert (round_.per, round_.anonymous) == (per, how == "anonymous")
    parties = [each.id for each in round_.parties][:6] if per == "party" else []
    thumb(phone, round_, parties[0] if parties else "")
    for number in range(1, 6):
        who = {"party": parties[number]} if parties else {}
        post(room, round_, **who)
    expect(box).to_contain_text(T("rounds.asking.count", n=6))
    press(her, kind, "close")
    expect(phone.locator(".nw-round-state")).to_have_text(T("rounds.phone.closed_sent"))
    assert box.locator(".js-plotly-plot, blockquote").count() == 0
    press(her, kind, "reveal")
    asks = [ask for _name, ask in round_.fields()]
    scored = [ask for ask in asks if not isinstance(ask.shape, Text)]
    expect(box.locator(".js-plotly-plot")).to_have_count(1 if scored else 0)
    assert TYPED not in box.inner_text()
    texts_ = [ask for ask in asks if isinstance(ask.shape, Text)]
    if texts_:
        press(her, kind, "all_texts")
        expect(box.locator("blockquote").filter(has_text=TYPED)).to_have_count(len(texts_))
    # Each text to pick, and each place where the session says something else.
    with Answers() as answers:
        slips = answers.slips(round_.id)
    found = said(round_, slips)
    picked = {each.at for each in found}
    people = before["people"]["items"]
    differs = differences(before, puts(Revealed(round_, slips, picked, people)))
    expect(box.get_by_role("checkbox")).to_have_count(len(found) + len(differs))
    assert bool(differs) == bool(parties)
    if differs:
        press(her, kind, "all_theirs")
    assert documents(room) == before
    press(her, kind, "take")
    expect(box.get_by_role("button", name=T("rounds.asking.ask"))).to_be_visible()

    after = documents(room)
    assert entered(kind, how, after, parties) == expected(kind, how, round_, parties)
    assert loads(dumps(CASE, session(room)))[1].model_dump(mode="json", exclude={"room"}) == after
    rows, told = reported(room)
    new = cells(rows - rows_before)
    if texts_:
        assert any(TYPED in each for each in new)
    if how == "anonymous" and scored:
        many = "6" if isinstance(scored[0].shape, Scale) else "5"
        assert any(each == many or each.endswith(f": {many}") for each in new)
    if scored:
        assert rows - rows_before
        assert kind == "tests" or told - told_before  # the four tests have no figure

    her.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(her.get_by_role("button", name=T("ui.redo"), exact=True)).to_be_enabled()
    assert documents(room) == before


def expected(kind, how, round_, parties):
    """One phone chose the last of everything, five what `raw` says: the most, or the first."""
    many = len(round_.questions)
    if how == "anonymous" and kind not in ("lesson", "ideas"):
        counts = {"yes": 5, "no": 1} if kind == "tests" else {"5": 6}
        return [counts] * (2 * many if kind == "accelerators" else many)
    sentences = [TYPED, *[POSTED] * 5]
    return {
        "lesson": {TYPED, POSTED},
        "ideas": {TYPED, POSTED},
        "dream": sentences,
        "support": [5] * 6,
        "positions": [[3] * many] * 6,
        "influence": [{each.id: 4 for each in round_.asked_of(party)} for party in parties],
        "places": [(7, each) for each in sentences] * many,
        "exchange": [(3, each, 3, each) for each in sentences],
    }[kind]


def entered(kind, how, after, parties):
    """The same, as it stands in the session."""

    def rows(part, path, key="id"):
        return {each[key]: each for each in after[part][path]}

    if how == "anonymous" and kind not in ("lesson", "ideas"):
        return {
            "tests": lambda: [each["counts"] for each in after["start"]["tests"]],
            "forces": lambda: [each["counts"] for each in after["context"]["forces"]],
            "accelerators": lambda: [
                each[when] for each in after["context"]["counted"] for when in ("now", "expected")
            ],
            "support": lambda: [after["dream"]["counts"]],
            "conditions": lambda: [each["counts"] for each in after["doing"]["conditions"]],
            "readiness": lambda: [each["counts"] for each in after["doing"]["counted"]],
            # The last measurement: the case has two already.
            "health": lambda: [e["counts"] for e in after["persevering"]["health"][-18:]],
        }[kind]()
    if kind == "lesson":
        return {each["text"] for each in after["persevering"]["lessons"]} & {TYPED, POSTED}
    if kind == "ideas":
        return {each["text"] for each in after["ideas"]["items"]} & {TYPED, POSTED}
    if kind in ("dream", "support"):
        key = "sentence" if kind == "dream" else "support"
        return [rows("dream", "dreams")[each][key] for each in parties]
    if kind == "positions":
        goals = [each["id"] for each in after["goals"]["goals"]]
        placed = rows("goals", "positions")
        return [[placed[each]["positions"][goal] for goal in goals] for each in parties]
    if kind == "influence":
        return [rows("goals", "influences")[each]["on"] for each in parties]
    if kind == "places":
        placed = {(e["dilemma"], e["party"]): e for e in after["dilemmas"]["positions"]}
        return [
            (placed[dilemma["id"], each]["position"], placed[dilemma["id"], each]["reason"])
            for dilemma in after["dilemmas"]["dilemmas"]
            for each in parties
        ]
    found = rows("dilemmas", "exchanges")
    keys = ("brings_weight", "brings", "gets_weight", "gets")
    return [tuple(found[each][key] for key in keys) for each in parties]
