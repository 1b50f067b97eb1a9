"""What is revealed, what differs from the session, and what is chosen of it."""

import pytest
from ipywidgets import Checkbox

from netwerk_widgets.rounds.put import differences
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.widgets.asking import revealed
from tests.rounds.making import raw
from tests.widgets.asking.pressing import (
    NAME,
    T,
    answer,
    ask,
    buttons,
    inside,
    press,
    read_out,
    typed,
)


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


def test_what_she_chose_is_asked_again_when_the_session_says_something_else_by_then(opened):
    page, asking = opened("support")
    [had] = [each for each in page.live.session.dream.dreams if each.support is not None][:1]
    other = 1 if had.support > 2 else 5
    ask(asking, (other, {"party": had.id}))
    press(asking, "all_theirs")
    elsewhere = LiveSession(page.store, NAME, "op een andere pagina")
    meanwhile = next(each for each in (2, 3, 4) if each not in (had.support, other))
    op = {"op": "set", "id": had.id, "key": "support", "value": meanwhile}
    elsewhere.edit("dream", "dreams", [op])
    press(asking, "take")
    page.live.refresh()
    assert next(e for e in page.live.session.dream.dreams if e.id == had.id).support == meanwhile
    [choice] = [each for each in inside(asking) if isinstance(each, Checkbox)]
    assert (f"‘{meanwhile}’" in choice.description, choice.value) == (True, False)
    press(asking, "all_theirs")
    press(asking, "take")
    assert next(e for e in page.live.session.dream.dreams if e.id == had.id).support == other


def test_what_differs_is_looked_up_when_something_changed_and_not_at_every_look(
    opened, monkeypatch
):
    page, asking = opened("support")
    had = page.live.session.dream.dreams[0]
    ask(asking, *((value, {"party": had.id}) for value in (1, 2, 5)))
    calls = []

    def counted(*args):
        calls.append(args)
        return differences(*args)

    monkeypatch.setattr(revealed, "differences", counted)
    for _ in range(3):
        asking.look()
    assert calls == []
    op = {"op": "set", "id": had.id, "key": "support", "value": 4}
    page.live.edit("dream", "dreams", [op])
    for _ in range(3):
        asking.look()
    assert len(calls) == 1
    assert "‘4’" in read_out(asking)


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


def test_each_difference_says_what_it_is_about_now_or_expected(opened):
    page, asking = opened("accelerators")
    person = next(each for each in page.live.session.people.items if each.name)
    press(asking, "ask")
    asking.setup.names.value = "named"
    press(asking, "open")
    scored = next(e for e in page.live.session.context.respondents if e.id == person.id)
    answer(asking, (1 if 1 not in scored.now.values() else 2, {"who": person.name}))
    press(asking, "close")
    press(asking, "reveal")
    told = [each.description for each in inside(asking) if isinstance(each, Checkbox)]
    assert len(told) > 5
    assert len({each.partition(":")[0] for each in told}) == len(told)


def sent(asking, *texts, about=None):
    """Phones send texts, each its own, and their round is revealed."""
    press(asking, "ask")
    press(asking, "open")
    round_ = asking.desk.now(asking.kind).round
    slips = []
    for number, typed_ in enumerate(texts):
        names = dict.fromkeys((name for name, _ in round_.fields()), typed_)
        more = {"key": f"{number:022}", "answers": names} | (about or {})
        slips.append(read(raw(round_) | more, round_))
    with Answers() as answers:
        answers.put(round_.id, slips)
    press(asking, "close")
    press(asking, "reveal")


def test_texts_of_one_organisation_that_are_together_too_long_are_told_with_whose(opened):
    page, asking = opened("dream")
    party = page.live.session.dream.dreams[0].id
    name = next(e.name for e in page.live.session.stakeholders.items if e.id == party)
    before = typed(page.live)
    sent(asking, *(f"{n} " + "x" * 290 for n in range(3)), about={"party": party})
    press(asking, "all_texts")
    press(asking, "all_theirs")
    press(asking, "take")
    told = T("rounds.asking.too_long", place=name, most=600)
    assert told in [each["text"] for each in page.header.notices]
    assert typed(page.live) == before
    first = next(each for each in inside(asking) if isinstance(each, Checkbox))
    first.value = False
    press(asking, "all_theirs")
    press(asking, "take")
    press(asking, "take_yes")
    [kept] = [e.sentence for e in page.live.session.dream.dreams if e.id == party]
    assert (len(kept) < 600, kept.count(" · ")) == (True, 1)


@pytest.mark.parametrize(("kind", "what", "most"), [("lesson", "texts", 200),
                                                   ("accelerators", "people", 600)])  # fmt: skip
def test_more_than_a_list_holds_is_told_with_what_to_do(opened, kind, what, most):
    page, asking = opened(kind)
    before = typed(page.live)
    if kind == "lesson":
        sent(asking, *(f"les {n}" for n in range(most + 1)))
        press(asking, "all_texts")
    else:
        press(asking, "ask")
        asking.setup.names.value = "named"
        press(asking, "open")
        answer(asking, *((3, {}) for _ in range(most + 1)))
        press(asking, "close")
        press(asking, "reveal")
    press(asking, "take")
    told = T(f"rounds.asking.too_many.{what}", most=most)
    assert told in [each["text"] for each in page.header.notices]
    assert typed(page.live) == before
    assert T("rounds.asking.take") in buttons(asking)
