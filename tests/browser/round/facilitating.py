"""What the facilitator does with a round on her page, and phones that answer over HTTP."""

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit

from playwright.sync_api import expect

from netwerk_widgets.rounds.codes import of_today, with_code
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.clock import today
from tests.browser.conftest import CASE, PHONE
from tests.serve.answering import JSON

T = texts("nl")
#: How often a phone tries: the door may hear of a round a moment after it was opened.
TRIES = 200


def asked(page, kind):
    """Where a kind of round is asked on her page."""
    title = page.get_by_role("heading", name=T(f"rounds.title.{kind}"), exact=True)
    return page.locator(".nw-asking").filter(has=title)


def press(page, kind, key):
    name = T(f"rounds.asking.{key}")
    asked(page, kind).get_by_role("button", name=name, exact=True).click()


def scanned(browser, room, script=""):
    """A phone that scanned the code, by its page; ``script`` runs before anything of ours."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.add_init_script(script)
    page = context.new_page()
    page.goto(with_code(room.dashboard, of_today(today())))
    expect(page.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    return page


def with_names(page, kind):
    """Once she asks: people say who they are; without names five must answer."""
    how = asked(page, kind).get_by_label(T("rounds.asking.names"), exact=True)
    how.select_option(label=T("rounds.asking.how.named"))


def open_round(room, session=CASE):
    """The round that is open; run with the room's own NETWERK_HOME."""
    with open_store(f"sqlite:///{room.home}/sessions.db") as store, Answers() as answers:
        return answers.open_in(store.session_id(session))


def sent(room, slip):
    """One phone sends what it has, until the door has taken it."""
    port = urlsplit(room.dashboard).port
    for _ in range(TRIES):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("POST", "/round", json.dumps(slip), JSON)
        response = connection.getresponse()
        said = response.read().decode()
        connection.close()
        if response.status == 204:
            return
        assert response.status in (404, 503), (response.status, said)
    raise AssertionError("nobody took it")
