"""Without JavaScript every kind of round is an ordinary form: read, filled in, sent, changed."""

from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

from netwerk_widgets.rounds.kinds import KINDS, hows
from netwerk_widgets.rounds.model import Text
from netwerk_widgets.texts import texts
from tests.rounds.making import answers
from tests.serve.answering import asking

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WAYS = [(kind, per, how) for kind in KINDS for per in KINDS[kind].per for how in hows(kind, per)]


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("plain")
        patch.setenv("NETWERK_HOME", str(home))
        with asking(home) as made:
            yield made


class Form(HTMLParser):
    """What a browser without scripts makes of a page: the fields of its form, and its labels."""

    def __init__(self, page):
        super().__init__()
        self.action, self.method = "", ""
        self.fields, self.options, self.required = {}, {}, set()
        self.unlabelled, self._labels, self._select, self._depth = [], set(), "", 0
        self.feed(page)
        self.unlabelled = [name for name in self.unlabelled if f"nw-{name}" not in self._labels]

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name = found.get("name")
        if tag == "form":
            self.action, self.method = found["action"], found["method"]
        elif tag == "label":
            self._labels.add(found.get("for"))
            self._depth += 1
        elif tag == "fieldset":
            self._depth += 1
        elif tag == "option":
            self.options[self._select].append(found["value"])
        elif name and tag in ("input", "select", "textarea"):
            self._field(tag, name, found)

    def _field(self, tag, name, found):
        if "required" in found:
            self.required.add(name)
        if found.get("type") != "hidden" and not self._depth:
            self.unlabelled.append(name)
        if tag == "select":
            self._select = name
            self.options[name], self.fields[name] = [], ""
        elif found.get("type") == "radio":
            self.options.setdefault(name, []).append(found["value"])
            if "checked" in found:
                self.fields[name] = found["value"]
        else:
            self.fields[name] = found.get("value", "")

    def handle_endtag(self, tag):
        self._depth -= tag in ("label", "fieldset")


def filled(form, round_, value=None, party=""):
    """The fields with everything answered, as somebody would."""
    sent = dict(form.fields)
    given, asks = answers(round_, value, party), dict(round_.fields())
    for name, each in given.items():
        answer, ask = str(each), asks[name]
        assert isinstance(ask.shape, Text) or answer in form.options[f"a.{name}"]
        sent[f"a.{name}"] = answer
    return sent


def ends(room, round_):
    """Close and reveal it: the slips, and nothing is left open."""
    with room.answers() as kept:
        kept.move_on(round_.id, "closed")
        kept.move_on(round_.id, "revealed")
        found = kept.slips(round_.id)
        kept.move_on(round_.id, "dropped")
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("kind", "per", "how"), WAYS, ids=["-".join(each) for each in WAYS])
def test_every_kind_is_a_form(room, kind, per, how, language):
    t = texts(language)
    round_ = room.begin(kind, per=per, anonymous=how == "anonymous")

    def ask(sent=None):
        body = urlencode(sent) if sent else None
        status, _headers, page = room.ask(
            "POST" if sent else "GET", f"/ronde?lang={language}", body, FORM if sent else {}
        )
        return status, page.decode(), Form(page.decode())

    status, page, form = ask()
    assert (status, form.method, form.unlabelled) == (200, "post", [])
    assert form.action == f"ronde?lang={language}"
    assert t(f"rounds.kept.{how}") in page
    assert "<script" not in page
    # Nothing but what is asked, each in its own field; whoever must be known is.
    about = {"party": {"party"}, "named": {"who", "party"}, "anonymous": set()}[how]
    asked = {f"a.{name}" for name, _ask in round_.fields()}
    assert set(form.fields) == asked | about | {"round", "key", "digits"}
    assert form.required == {"digits"} | ({"who"} if how == "named" else about)

    sent = filled(form, round_) | {"digits": round_.code.digits}
    if per == "party":
        sent["party"] = form.options["party"][1]
    elif how == "named":
        sent["who"] = "Ada"
    status, page, form = ask(sent)
    assert status == 200
    assert t("rounds.page.sent") in page
    assert room.count(round_) == 1
    # Nothing comes back of what was sent, and the same form changes it: also of whom it is.
    assert all(form.fields[name] == "" for name in asked)
    party = form.options["party"][2] if per == "party" else ""
    changed = filled(form, round_, 2, party) | {each: sent[each] for each in about}
    if per == "party":
        changed["party"] = party
    assert ask(changed)[0] == 200
    assert room.count(round_) == 1
    [slip] = ends(room, round_)
    assert slip.answers == answers(round_, 2, party)
    assert (slip.party, slip.who) == (changed.get("party", ""), changed.get("who", ""))


def test_an_empty_form_is_told_what_it_lacks(room):
    round_ = room.begin("forces", anonymous=True)
    page = room.ask("GET", "/ronde?lang=nl")[2].decode()
    sent = Form(page).fields | {"digits": round_.code.digits}
    status, _headers, said = room.ask("POST", "/ronde?lang=nl", urlencode(sent), FORM)
    assert status == 400
    assert texts("nl")("rounds.refused.empty") in said.decode()
    assert ends(room, round_) == []
