"""Files that are mailed, and organisations that fill them in."""

import json
import re

from netwerk_widgets.paper.asked import mailable, rounds_of
from netwerk_widgets.paper.forms import forms
from netwerk_widgets.rounds.model import Text
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.owned import owned
from tests.rounds.making import an_answer

UID, NAME = "uid-of-the-session", "Pact"
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)


def case(language="nl"):
    session = owned(load_case("laanboompact", language))
    session.room.shown = ["own"]  # a file asks no more than the room sees
    return session


def made(session, kinds=(), language="nl", uid=UID):
    return forms(session, uid, NAME, kinds, texts(language))


def data(form):
    return json.loads(DATA.search(form.page)[1])


def filled(form, session, value=None, words="Een zin", **more):
    """What the page of a form would save, with everything answered."""
    told = data(form)
    answers = {
        kind: {
            name: words if isinstance(ask.shape, Text) else an_answer(ask, value)
            for name, ask in round_.fields()
            if kind != "relations" or not name.startswith(f"{told['party']}.")
        }
        for kind, round_ in rounds_of(session, UID, mailable(session)).items()
        if kind in told["asked"]
    }
    kept = ("format", "version", "session", "party", "seal", "asked")
    return {each: told[each] for each in kept} | {
        "saved": "2026-11-26T10:00:00.000Z",
        "who": "Ada" if told["named"] else "",
        "answers": answers,
        **more,
    }


def as_file(answer, name="a.json"):
    return name, json.dumps(answer).encode()
