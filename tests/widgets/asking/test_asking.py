"""The facilitator asks the room: from the button to undo."""

import pytest
from ipywidgets import Checkbox

from netwerk_widgets.figures.round import round_bars
from netwerk_widgets.rounds.kinds import KINDS, Wanted, hows
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session import showing
from netwerk_widgets.widgets.asking.asking import Asking
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.page import Page
from tests.rounds.making import raw
from tests.widgets.asking.pressing import (
    NAME,
    T,
    answer,
    ask,
    asking_of,
    buttons,
    inside,
    press,
    read_out,
    typed,
)

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


def test_below_five_nothing_of_an_anonymous_round_is_shown_or_taken(opened):
    _page, asking = opened("forces")
    ask(asking, *[(3, {})] * 4)
    assert T("rounds.asking.too_few", n=4, least=5) in read_out(asking)
    assert T("rounds.asking.take") not in buttons(asking)
    press(asking, "drop")
    press(asking, "drop_yes")
    assert T("rounds.asking.ask") in buttons(asking)


def test_what_is_lost_for_good_is_asked_about_once(opened):
    _page, asking = opened("forces")
    press(asking, "ask")
    press(asking, "open")
    press(asking, "drop")  # nobody answered: nothing is lost
    assert T("rounds.asking.ask") in buttons(asking)
    round_ = ask(asking, *[(3, {})] * 5)
    press(asking, "drop")
    assert T.count("rounds.asking.drop_asks", 5) in read_out(asking)
    press(asking, "not_now")
    assert T.count("rounds.asking.drop_asks", 5) not in read_out(asking)
    with Answers() as answers:
        assert answers.count(round_.id) == 5, "it was only asked"
    press(asking, "drop")
    press(asking, "drop_yes")
    with Answers() as answers:
        assert answers.count(round_.id) == 0


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
    assert "<blockquote>&lt;b&gt;geheim&lt;/b&gt;</blockquote>" in read_out(asking)
    press(asking, "take")  # four were not picked, and go for good: it asks
    assert T.count("rounds.asking.take_asks", 4) in read_out(asking)
    lessons = page.live.session.persevering.lessons
    assert page.live.session.persevering.lessons == lessons
    press(asking, "take_yes")
    assert [e.text for e in page.live.session.persevering.lessons][-1] == "<b>geheim</b>"


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
