"""Who can carry the goals, who can stop one, who bridges: from five answers, and never too sure."""

import pytest

from netwerk_widgets.figures.influence import influence_bars
from netwerk_widgets.insights.influence import influences, mobilised, most_of
from netwerk_widgets.insights.influence_words import findings
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.room import Room
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts

NL = texts("nl")


def session(influences_=(), positions=(), many=8, outside=()):
    """Parties a, b, c…; influences as ``{"a": {"b": 4}}``, positions as ``{"a": (3, -1)}``."""
    ids = "abcdefghijkl"[:many]
    goals = [{"id": f"g{n}", "name": f"Doel {n}"} for n in (1, 2)]
    return Session.model_validate(
        {
            "stakeholders": {
                "items": [
                    {"id": each, "name": f"Partij {each}"}
                    | ({"ring": "outside"} if each in outside else {})
                    for each in ids
                ]
            },
            "goals": {
                "goals": goals,
                "influences": [{"id": who, "on": on} for who, on in dict(influences_).items()],
                "positions": [
                    {"id": who, "positions": {f"g{n}": at for n, at in enumerate(where, 1)}}
                    for who, where in dict(positions).items()
                ],
            },
        }
    )


#: a is strong; b, c, d and e weaker, and each touches the next.
FIVE = {"a": {"b": 4, "c": 3}, "b": {"c": 1}, "c": {"d": 1}, "d": {"e": 1}, "e": {"f": 1}}


def told(found):
    return {each.key: each.sentence for each in findings(found, NL)}


def test_nothing_was_asked_and_nothing_is_said():
    assert findings(session(positions={"a": (3, 3)}), NL) == []
    assert influences(session(positions={"a": (3, 3)})).parties == ()
    assert influence_bars(Session(), NL).empty


def test_four_that_answered_are_put_in_no_order():
    four = session({who: FIVE[who] for who in "abcd"}, {"a": (3, 0), "b": (-1, 0)})
    assert [*told(four)] == ["influence_few"]
    assert "4 van 8 partijen" in told(four)["influence_few"]
    assert influence_bars(four, NL).empty
    assert mobilised(four, NL) == []


def test_five_that_have_nothing_on_anybody_are_put_in_no_order_either():
    none = session({who: dict.fromkeys(on, 0) for who, on in FIVE.items()}, {"a": (3, 0)})
    assert [*told(none)] == ["influence_none"]
    assert influence_bars(none, NL).empty


def test_who_can_carry_who_can_stop_and_what_is_not_known():
    found = session(FIVE, {"a": (3, -2), "b": (1, 3)})
    said = told(found)
    assert said["influence_carry"].startswith("Partij a kan de doelen het best dragen.")
    assert "Partij a kan het meest tegenhouden, bij ‘Doel 2’." in said["influence_stop"]
    # By whom it is for and against: shares in tens of percents alone.
    assert "ongeveer 90%" in said["influence_stop"]
    assert "5 van 8 partijen" in said["influence_doubt"]
    assert "Van 56 paren" in said["influence_doubt"]
    assert "6 ingevuld; de rest telt als 0" in said["influence_doubt"]
    drawn = influence_bars(found, NL)
    assert "geen meting" in drawn.summary
    assert drawn.table.rows[0][0] == "Partij a"


def test_nobody_is_against_and_positions_may_be_missing():
    assert "influence_stop_none" in told(session(FIVE, {"a": (3, 1)}))
    assert [*told(session(FIVE))] == ["influence_no_positions"]
    assert influence_bars(session(FIVE), NL).empty
    assert "influence_carry_none" in told(session(FIVE, {"a": (-3, 0)}))


def test_who_bridges_goes_with_both_of_two_that_clash():
    weak = {each: {"a": 1} for each in "bcdef"}
    found = session(weak | {"b": {"c": 2}}, {"b": (3, 0), "c": (-1, 3), "d": (1, 1)})
    # b and c clash on the first goal; d goes with b on it, and with c on the second.
    [bridge] = influences(found).bridges
    assert (bridge.party, bridge.between) == ("d", ("b", "c"))
    assert "Partij d kan het best een brug slaan" in told(found)["influence_bridge"]
    labels = influence_bars(found, NL).figure.layout.yaxis.ticktext
    assert [each for each in labels if "◆" in each] == ["Partij d<br><b>◆ slaat een brug</b>"]


@pytest.mark.parametrize("many", [6, 7])
def test_groups_only_from_seven_parties_with_a_position(many):
    ring = {each: {other: 2} for each, other in zip("abcdefg", "bcdefga", strict=True)}
    stands = {each: (3, -3) if each in "abc" else (-3, 3) for each in "abcdefg"[:many]}
    found = session(ring, stands)
    groups = influences(found).groups
    assert groups == ((("d", "e", "f", "g"), ("a", "b", "c")) if many == 7 else ())
    assert ("influence_groups" in told(found)) == (many == 7)


def test_who_is_outside_counts_in_nothing():
    found = influences(session(FIVE | {"h": {"a": 4}}, {"h": (3, 3), "a": (1, 1)}, outside="h"))
    assert "h" not in found.parties
    assert found.many == 7


@pytest.mark.parametrize(
    ("weights", "who"),
    [
        ({"a": 5, "b": 3, "c": 2}, ("a",)),
        ({"a": 4, "b": 3, "c": 3}, ("a", "b", "c")),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 0}, ("a", "b", "c", "d")),
        ({"a": 0}, ()),
    ],
)
def test_named_is_who_has_half_and_who_weighs_the_same(weights, who):
    assert most_of(weights)[0] == who


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_the_cases_say_that_theirs_is_made_up(case, language):
    content, t = load_case(case, language), texts(language)
    found = findings(content, t)
    assert [each.key for each in found] == [
        "influence_carry", "influence_stop", "influence_bridge", "influence_groups",
        "influence_doubt",
    ]  # fmt: skip
    assert found[-1].sentence.endswith(t("influence.invented"))
    assert t("influence.invented") in influence_bars(content, t).summary


def test_the_room_gets_no_influence_unless_it_is_switched_on():
    content = load_case("laanboompact", "nl")
    assert published(content).goals.influences == []
    content.room = Room(shown=["influence"])
    assert published(content).goals.influences == content.goals.influences


def test_no_headline_ranks_where_another_way_of_reckoning_ranks_otherwise():
    weights = {"a": {"b": 4}, "b": {"e": 1}, "c": {"d": 1}, "d": {"a": 1, "e": 4}, "e": {"d": 2}}
    everybody = dict.fromkeys("abcde", (3, 1))
    found = session(weights, everybody, many=5)
    assert not influences(found).alike
    assert influence_bars(found, NL).title == NL("influence.figure.title.unlike")
    assert NL("influence.finding.unlike") in told(found)["influence_doubt"]
    sure = session(FIVE, {"a": (3, -2), "b": (1, 3)})
    assert influences(sure).alike
    assert influence_bars(sure, NL).title != NL("influence.figure.title.unlike")


def test_three_are_named_at_most_also_where_they_have_less_than_half():
    weights = {f"p{n}": float(n) for n in range(10, 0, -1)}
    assert most_of(weights) == (("p10", "p9", "p8"), 27 / 55)
