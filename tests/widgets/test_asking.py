"""The facilitator asks the room: from the button to undo, without a browser."""

import pytest
from ipywidgets import HTML, Button, Checkbox, Dropdown

from netwerk_widgets.figures.round import round_bars
from netwerk_widgets.rounds.kinds import KINDS, Wanted, hows
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session import showing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import TYPED
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.asking.asking import Asking
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.page import Page
from tests.rounds.making import raw

T = texts("nl")
NAME = "zaal"


def inside(widget):
    """A widget and all that is in it."""
    yield widget
    for each in getattr(widget, "children", ()):
        yield from inside(each)


def buttons(asking):
    return {each.description: each for each in inside(asking) if isinstance(each, Button)}


def press(asking, key):
    buttons(asking)[T(f"rounds.asking.{key}")].click()


def read_out(asking):
    """Everything that stands on the page."""
    return " ".join(
        [each.value for each in inside(asking) if isinstance(each, HTML)]
        + [each.description for each in inside(asking) if isinstance(each, Checkbox | Dropdown)]
    )


@pytest.fixture
def store(own_home, monkeypatch):
    monkeypatch.setenv(showing.ADDRESS, "http://192.168.1.7:8867/?lang=nl")
    monkeypatch.setenv(showing.ANSWERS, "1")
    own_home.mkdir()
    with open_store(f"sqlite:///{own_home}/sessions.db") as opened:
        opened.create(NAME, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
        showing.show(NAME)
        yield opened


@pytest.fixture
def opened(store):
    made = []

    def open_page(kind):
        page = Page(KINDS[kind].step, store, NAME)
        made.append(page)
        return page, asking_of(page, kind)

    yield open_page
    for each in made:
        each.close()


def asking_of(page, kind):
    found = (each for each in inside(page.box) if isinstance(each, Asking))
    return next(each for each in found if each.kind == kind)


def answer(asking, *sent):
    """Phones answer: ``sent`` are what each says of itself, and its value."""
    round_ = asking.desk.now(asking.kind).round
    slips = []
    for number, (value, about) in enumerate(sent):
        about = {"who": f"Deelnemer {number}"} | about if "who" in raw(round_) else about
        slips.append(read(raw(round_, value, **about), round_))
    with Answers() as answers:
        answers.put(round_.id, slips)
    return round_


def ask(asking, *sent):
    press(asking, "ask")
    press(asking, "open")
    round_ = answer(asking, *sent)
    press(asking, "close")
    press(asking, "reveal")
    return round_


def typed(live):
    return {part: live.documents[part] for part in TYPED}


WAYS = [(kind, per, how) for kind in KINDS for per in KINDS[kind].per for how in hows(kind, per)]


@pytest.mark.parametrize(("kind", "per", "how"), WAYS)
def test_every_way_to_ask_that_is_offered_goes_from_the_button_to_undo(opened, kind, per, how):
    page, asking = opened(kind)
    before = typed(page.live)
    parties = per == "party"
    press(asking, "ask")
    asking.setup.per.value, asking.setup.names.value = per, how
    press(asking, "open")
    round_ = asking.desk.now(kind).round
    assert (round_.per, round_.anonymous) == (per, how == "anonymous")
    who = [{"party": each.id} for each in round_.parties[:6]] if parties else [{}] * 6
    answer(asking, *((1 + n % 3, each) for n, each in enumerate(who)))
    assert typed(page.live) == before
    press(asking, "close")
    press(asking, "reveal")
    assert typed(page.live) == before
    for all_of in ("all_texts", "all_theirs"):
        if T(f"rounds.asking.{all_of}") in buttons(asking):
            press(asking, all_of)
    press(asking, "take")
    after = typed(page.live)
    assert after != before
    assert asking.desk.now(kind) is None
    with Answers() as answers:
        assert answers.count(round_.id) == 0
    assert page.live.undo()
    assert typed(page.live) == before
    assert page.live.redo()
    assert typed(page.live) == after


def test_nothing_is_overwritten_unless_the_rooms_is_chosen(opened):
    page, asking = opened("support")
    [had] = [each for each in page.live.session.dream.dreams if each.support is not None][:1]
    other = 1 if had.support > 2 else 5
    ask(asking, (other, {"party": had.id}))
    assert "‘1’" in read_out(asking) or "‘5’" in read_out(asking)
    press(asking, "take")
    assert next(e for e in page.live.session.dream.dreams if e.id == had.id).support == had.support
    ask(asking, (other, {"party": had.id}))
    press(asking, "all_theirs")
    press(asking, "take")
    assert next(e for e in page.live.session.dream.dreams if e.id == had.id).support == other


def test_several_of_one_organisation_get_their_median_and_hear_that_they_differ(opened):
    page, asking = opened("support")
    had = page.live.session.dream.dreams[0]
    emptied = {"op": "set", "id": had.id, "key": "support", "value": None}
    page.live.edit("dream", "dreams", [emptied])
    ask(asking, *((value, {"party": had.id}) for value in (1, 2, 5)))
    name = next(e.name for e in page.live.session.stakeholders.items if e.id == had.id)
    assert f"{name}, jullie verschillen" in read_out(asking)
    assert "Het voorstel is 2." in read_out(asking)
    # She confirms it: without a tick nothing is put there.
    [confirm] = [each for each in inside(asking) if isinstance(each, Checkbox)]
    assert confirm.description == T("rounds.asking.proposal", place=name, low=1, high=5, theirs=2)
    assert T.count("rounds.asking.proposals", 1) in read_out(asking)
    confirm.value = True
    press(asking, "take")
    assert next(e for e in page.live.session.dream.dreams if e.id == had.id).support == 2


def test_below_five_nothing_of_an_anonymous_round_is_shown_or_taken(opened):
    _page, asking = opened("forces")
    ask(asking, *[(3, {})] * 4)
    assert T("rounds.asking.too_few", n=4, least=5) in read_out(asking)
    assert T("rounds.asking.take") not in buttons(asking)
    press(asking, "drop")
    assert T("rounds.asking.ask") in buttons(asking)


def test_she_may_want_more_answers_before_anything_is_shown(opened):
    page, asking = opened("forces")
    before = typed(page.live)
    press(asking, "ask")
    asking.setup.least.value = 3  # less than five there is not
    assert asking.setup.least.value == 5
    asking.setup.least.value = 7
    press(asking, "open")
    round_ = answer(asking, *[(3, {})] * 6)
    assert round_.least == 7
    press(asking, "close")
    press(asking, "reveal")
    assert T("rounds.asking.too_few", n=6, least=7) in read_out(asking)
    assert T("rounds.asking.take") not in buttons(asking)
    assert typed(page.live) == before


def test_only_a_round_without_names_has_a_least(opened):
    _page, asking = opened("support")
    press(asking, "ask")
    assert "nw-gone" in asking.setup.least._dom_classes
    asking.setup.per.value = "person"
    assert asking.setup.names.value == "anonymous"
    assert "nw-gone" not in asking.setup.least._dom_classes


def test_free_text_is_in_no_byte_before_it_is_picked(opened):
    page, asking = opened("lesson")
    press(asking, "ask")
    press(asking, "open")
    round_ = asking.desk.now("lesson").round
    slip = raw(round_) | {"answers": {"lesson.answer": "<b>geheim</b>"}}
    with Answers() as answers:
        answers.put(round_.id, [read(slip | {"key": f"{n}" * 22}, round_) for n in range(5)])
    press(asking, "close")
    press(asking, "reveal")
    assert "geheim" not in str([each.get_state() for each in inside(asking)])
    next(each for each in inside(asking) if isinstance(each, Checkbox)).value = True
    assert "&lt;b&gt;geheim&lt;/b&gt;" in read_out(asking)
    press(asking, "take")
    assert [e.text for e in page.live.session.persevering.lessons][-1] == "<b>geheim</b>"


def test_a_second_round_stands_beside_its_first_in_words(opened):
    page, asking = opened("support")
    one, other, third = [each.id for each in page.live.session.dream.dreams[:3]]
    names = {e.id: e.name for e in page.live.session.stakeholders.items}
    ask(asking, (1, {"party": one}), (5, {"party": other}), (4, {"party": third}))
    press(asking, "again")
    second = answer(asking, (4, {"party": one}), (5, {"party": other}), (4, {"party": third}))
    assert second.number == 2
    press(asking, "close")
    press(asking, "reveal")
    said = read_out(asking)
    talk = T.count("rounds.asking.moved.party", 1, who=names[one])
    stayed = T.enumerate([names[other], names[third]])
    assert T("rounds.asking.stayed", moved=talk, who=stayed) in said
    assert T("rounds.asking.moves") in said
    press(asking, "take")
    assert asking.desk.now("support") is None  # the first went with it


def test_on_the_desk_another_round_takes_nothing_from_what_was_ticked(store):
    page = Page("desk", store, NAME)
    desk = page.shared(Desk)

    [had] = [each for each in page.recorded.dream.dreams if each.support is not None][:1]

    def begun(kind, value, about):
        round_ = desk.begin(Wanted(kind, KINDS[kind].per[0]))
        with Answers() as answers:
            answers.put(round_.id, [read(raw(round_, value, **about), round_)])
        for state in ("closed", "revealed"):
            desk.move_on(round_, state)
        page.look()

    begun("support", 1 if had.support > 2 else 5, {"party": had.id})
    asking = asking_of(page, "support")
    box = next(each for each in inside(asking) if isinstance(each, Checkbox))
    box.value = True
    begun("forces", 3, {})
    assert asking_of(page, "support") is asking
    assert asking_of(page, "forces").comm is not None
    assert box in inside(asking)
    assert box.value
    desk.move_on(desk.now("forces").round, "dropped")
    page.look()
    assert box in inside(page.box)
    assert box.comm is not None
    assert box.value
    assert [each.kind for each in inside(page.box) if isinstance(each, Asking)] == ["support"]
    page.close()


def test_practising_keeps_nothing_and_is_marked_on_every_screen(opened, own_home):
    page, asking = opened("positions")
    before = typed(page.live)
    banner = T("rounds.asking.practising")
    press(asking, "practise")
    assert banner in read_out(asking)
    press(asking, "open")
    assert banner in read_out(asking)
    while asking.desk.now("positions").count < 24:
        asking.desk._forget()
    press(asking, "close")
    assert banner in read_out(asking)
    press(asking, "reveal")
    assert banner in read_out(asking)
    assert T("rounds.asking.take") not in buttons(asking)
    press(asking, "stop")
    assert banner not in read_out(asking)
    assert typed(page.live) == before
    assert not (own_home / "sessions-answers.db").exists()


@pytest.mark.parametrize("why", ["answers", "door", "room"])
def test_where_no_phone_can_answer_it_says_what_to_do(opened, monkeypatch, why):
    if why == "answers":
        monkeypatch.delenv(showing.ANSWERS)
    elif why == "door":
        monkeypatch.setenv(showing.ADDRESS, "http://127.0.0.1:8867/")
    else:
        showing.show(None)
    _page, asking = opened("forces")
    assert buttons(asking)[T("rounds.asking.ask")].disabled
    assert T(f"rounds.asking.not.{why}") in read_out(asking)


def test_without_a_room_there_is_nothing_to_ask(opened, monkeypatch):
    monkeypatch.delenv(showing.ADDRESS)
    with pytest.raises(StopIteration):
        opened("forces")


def test_the_code_has_its_key_in_the_picture_and_nowhere_to_read(opened):
    _page, asking = opened("forces")
    press(asking, "ask")
    press(asking, "open")
    code = asking.desk.now("forces").round.code
    assert code.digits in read_out(asking)
    assert "<svg" in read_out(asking)
    assert code.key not in read_out(asking)


def test_a_round_without_numbers_has_a_figure_that_says_so():
    assert round_bars([], [], "x", T).empty
