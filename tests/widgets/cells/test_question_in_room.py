"""A question of one's own in a notebook, asked of the room: opened, answered, taken over."""

import pytest
from ipywidgets import Checkbox

from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session import own as own_of
from netwerk_widgets.session import showing
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.widgets import notebook
from netwerk_widgets.widgets.asking.asking import Asking
from netwerk_widgets.widgets.download import Download
from netwerk_widgets.widgets.pages.own import asking
from tests.owned import GROUP, WORRIED
from tests.rounds.making import raw
from tests.widgets.asking.pressing import inside, press, read_out
from tests.widgets.cells.standing import T, words
from tests.widgets.pages import editor

HOSTILE = "<img src=x onerror='window.bad = 1'> =cmd() {name} %s"


def ask(page, text, per="group"):
    return page.stand(asking(page.name, text, per))


def own(page):
    return page.session.session.own


@pytest.fixture
def room(own_home, monkeypatch, store):
    """A page that may ask, in a session that the room sees."""
    monkeypatch.setenv(showing.ADDRESS, "http://192.168.1.7:8867/?lang=nl")
    monkeypatch.setenv(showing.ANSWERS, "1")
    own_home.mkdir(exist_ok=True)
    with open_store(f"sqlite:///{own_home}/sessions.db") as opened_store:
        session = LiveSession(store, "een", "x").session
        opened_store.create("een", session.model_dump(mode="json"), "x")
        showing.show("een")
        page = notebook.CellPage("context", opened_store, "een")
        yield page
        page.close()


def found(box):
    return next(each for each in inside(box) if isinstance(each, Asking))


@pytest.mark.parametrize("per", ["group", "party"])
def test_the_room_answers_and_what_is_picked_is_taken_over(room, per):
    box = ask(room, WORRIED, per=per)
    asking_ = found(box)
    press(asking_, "ask")
    press(asking_, "open")
    round_ = asking_.desk.now(asking_.kind).round
    assert (round_.per, round_.anonymous) == (
        ("person", True) if per == "group" else ("party", False)
    )
    assert [each.label.said(T) for each in round_.questions] == [WORRIED]
    assert own(room).questions == [], "nothing is stored before it is taken over"
    slips = []
    for number in range(6):
        sent = raw(round_, party=round_.parties[number].id) if round_.parties else raw(round_)
        sent["answers"] = {f"{GROUP.id}.answer": f"Geheim {number} {HOSTILE}"}
        slips.append(read(sent, round_))
    with Answers() as answers:
        answers.put(round_.id, slips)
    press(asking_, "close")
    press(asking_, "reveal")
    assert "Geheim" not in read_out(asking_), "free text never shows before it is picked"
    picks = list(asking_.revealed.picks.values())
    assert len(picks) == 6
    picks[0].value = picks[3].value = True
    assert "<img" not in read_out(asking_)
    press(asking_, "take")
    press(asking_, "take_yes")  # four texts are left
    told = own(room).answers
    assert len(told) == 2
    assert all(each.text.startswith("Geheim") for each in told)
    assert [each.party is None for each in told] == [per == "group"] * 2
    assert own(room).questions[0].name == WORRIED
    assert len([row for row in editor(room, GROUP.id).rows if row["values"]["text"]]) == 2
    room.undo()
    assert own(room).answers == []


def test_two_questions_are_asked_beside_each_other(room):
    one, two = ask(room, WORRIED), ask(room, "En verder?")
    press(found(one), "ask")
    press(found(one), "open")
    found(two).look()
    assert WORRIED not in read_out(found(two))
    assert found(two).setup is None
    assert found(two).revealed is None
    press(found(one), "close")
    press(found(two), "ask")
    press(found(two), "open")
    labels = [each.round.questions[0].label.text for each in found(one).desk.going()]
    assert sorted(labels) == sorted([WORRIED, "En verder?"])
    assert found(one).desk.now("own", GROUP.id).round.state == "closed"


def test_the_words_of_a_question_stand_above_once(room):
    box = ask(room, WORRIED)
    section = next(each for each in room.sections if each.title == WORRIED)
    assert WORRIED not in read_out(found(box))
    press(found(box), "ask")
    press(found(box), "open")
    assert WORRIED not in read_out(found(box))
    assert words(section.box).count(WORRIED) == 1


def test_who_was_to_answer_is_told_in_words_when_that_changed_during_a_round(room):
    asking_ = found(ask(room, WORRIED))
    press(asking_, "ask")
    press(asking_, "open")
    round_ = asking_.desk.now(asking_.kind).round
    document = own_of.asked(
        room.live.documents["own"], own_of.question("context", WORRIED, "party")
    )
    room.live.replace("own", document)
    sent = {"answers": {f"{GROUP.id}.answer": "De bodem"}}
    slips = [read(raw(round_) | sent, round_) for _ in range(6)]
    with Answers() as answers:
        answers.put(round_.id, slips)
    press(asking_, "close")
    press(asking_, "reveal")
    next(iter(asking_.revealed.picks.values())).value = True
    told = " ".join(e.description for e in inside(asking_) if isinstance(e, Checkbox))
    assert T("own.per.party") in told
    assert T("own.per.group") in told


def test_practising_and_paper_keep_nothing(room, monkeypatch):
    handed = []
    monkeypatch.setattr(Download, "hand", lambda _self, *file: handed.append(file))
    asking_ = found(ask(room, WORRIED, per="party"))
    press(asking_, "practise")
    press(asking_, "open")
    press(asking_, "close")
    press(asking_, "reveal")
    press(asking_, "stop")
    press(asking_, "paper")
    asking_.setup.go.click()
    [(_name, page)] = handed
    assert WORRIED in page.decode()
    assert own(room).questions == []
