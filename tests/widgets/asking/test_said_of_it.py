"""What stands beside a round: the way and things of a choice, pairs counted, what a field takes."""

import re
from html import unescape

import pytest

from netwerk_widgets.figures.choosing import choice_bars
from netwerk_widgets.figures.relating import pairs
from netwerk_widgets.rounds.kinds import Wanted, made
from netwerk_widgets.rounds.relating import told
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.models.ideas import Ideas
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.asking import chosen
from netwerk_widgets.widgets.asking.choices import ChoiceSetup
from netwerk_widgets.widgets.asking.setup import Setup
from netwerk_widgets.widgets.stage.talks import Talks
from tests.rounds.making import CASE, CODE, raw, round_of
from tests.widgets.asking.pressing import T, press, read_out

LANDS = ["Duitsland", "Polen", "Engeland"]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_while_a_round_of_choosing_goes_its_way_and_its_things_stand_on_page_and_stage(
    opened, state
):
    page, asking = opened("choosing")
    press(asking, "ask")
    asking.setup.choice.way.value = "resistance"
    press(asking, "open")
    if state == "closed":
        press(asking, "close")
    round_ = asking.desk.now("choosing").round
    [screen] = Talks(asking.desk, T).screens("choosing")
    for seen in (read_out(asking), screen.body):
        assert T("choosing.way.resistance.label") in seen
        assert T(f"choosing.among.{round_.among}") in seen
        for goal in page.recorded.goals.goals:
            assert goal.name in seen
        assert T("choosing.passive.label") in seen


def test_ideas_that_begin_alike_can_be_told_apart_on_the_stage_and_in_the_figure():
    alike = "Meer samenwerken tussen kwekers en handel, vooral bij de verkoop aan klanten in "
    ideas = [{"id": f"i{n}", "text": f"{alike}{land}"} for n, land in enumerate(LANDS)]
    session = CASE.model_copy(update={"ideas": Ideas.model_validate({"items": ideas})})
    wanted = Wanted("choosing", anonymous=True, among="ideas", way="score")
    round_ = made(wanted, session, "s1", CODE)
    for lines in (16, 4):
        rows = re.findall("<li>(.*?)</li>", chosen.between(round_, T, lines))
        assert [each.split()[-1] for each in rows] == LANDS
    slips = [read(raw(round_, 1), round_)] * 5
    drawn = choice_bars(chosen.outcome(round_, slips, T), T)
    for labels in (drawn.figure.layout.yaxis.ticktext, drawn.narrow["yaxis.ticktext"]):
        assert {each.replace("-<br>", "").replace("<br>", " ").split()[-1] for each in labels} == {
            *LANDS
        }


def test_what_is_no_choosing_has_no_things_to_choose():
    assert chosen.between(round_of("forces", anonymous=True), T) == ""


def test_relations_are_counted_in_pairs_above_the_ticks_as_in_the_figure(opened):
    _page, asking = opened("relations")
    press(asking, "ask")
    press(asking, "open")
    round_ = asking.desk.now("relations").round
    one, other = (each.id for each in round_.parties[:2])

    def says(party, about, kind):
        answers = {f"{about}.kind": kind, f"{about}.strength": 2}
        return read(raw(round_, party=party) | {"answers": answers}, round_)

    with Answers() as answers:
        answers.put(round_.id, [says(one, other, "funding-to"), says(other, one, "authority-to")])
    press(asking, "close")
    press(asking, "reveal")
    found = told(round_, asking.desk.slips(round_))
    assert pairs(found)["differ"] == 1
    assert len(found) == 2
    head = T("relating.head.differ", pairs=T.count("relating.pairs", 1), lines="{lines}")
    assert head.format(lines=T.count("relating.lines", 2)) in read_out(asking)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_for_a_number_says_what_it_takes_and_why_not_less(language):
    t = texts(language)
    setup = Setup("choosing", t, CASE, lambda _wanted: None, lambda: None)
    for field in (setup.least, setup.expected, ChoiceSetup(t, CASE).dots):
        assert str(field.min) in field.description
        assert str(field.max) in field.description.replace(".", "").replace(",", "")
    assert t("rounds.asking.least_why", least=5) in setup.why.value
    assert "nw-gone" not in setup.why._dom_classes


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_choosing_is_never_with_names_is_said_where_names_are_chosen(language):
    t = texts(language)
    setup = Setup("choosing", t, CASE, lambda _wanted: None, lambda: None)
    assert [value for _label, value in setup.names.options] == ["anonymous"]
    assert t("choosing.setup.no_names") in unescape(setup.said.value)
    other = Setup("forces", t, CASE, lambda _wanted: None, lambda: None)
    assert t("choosing.setup.no_names") not in unescape(other.said.value)
