"""The figure and the words of a revealed round, and of a second one beside its first."""

import pytest

from netwerk_widgets.rounds.kinds import again
from netwerk_widgets.rounds.results import moved
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.asking import words
from tests.figures import checks
from tests.rounds.making import CASE, CODE, raw, round_of

everywhere = pytest.mark.parametrize("language", LANGUAGES)


def long_goals():
    """Goals whose names are longer than a row of the figure has room for."""
    goals = [
        each.model_copy(
            update={"name": f"Meer laanbomen verkopen buiten Nederland {n} " + "lang " * 9}
        )
        for n, each in enumerate(CASE.goals.goals)
    ]
    return CASE.model_copy(update={"goals": CASE.goals.model_copy(update={"goals": goals})})


def slips(round_, *values):
    """One of each organisation, or one of nobody for each value."""
    parties = [{"party": each.id} for each in round_.parties] or [{}] * len(values)
    return [
        read(raw(round_, value, **who), round_) for value, who in zip(values, parties, strict=False)
    ]


@everywhere
def test_of_a_second_round_every_row_says_which_it_is(language):
    t = texts(language)
    first = round_of("positions", session=long_goals())
    second = again(first, CODE)
    drawn = words.drawing(second, slips(second, 2, 2, 3), (first, slips(first, -3, 0, 3)), t)
    checks.check(drawn)
    was, now = (t(f"rounds.asking.{key}", label="") for key in ("first", "second"))
    for labels in (drawn.figure.layout.yaxis.ticktext, drawn.narrow["yaxis.ticktext"]):
        rows = [each.replace("<br>", " ") for each in labels]
        assert [each.startswith(was.strip()) for each in rows] == [True, False] * 5
        assert [each.startswith(now.strip()) for each in rows] == [False, True] * 5
    assert drawn.title == t("rounds.asking.more_alike", more=5, all=5)
    assert len(drawn.table.rows) == 10
    assert "−3" in drawn.table.columns
    assert "+3" in drawn.table.columns


@everywhere
def test_the_title_says_what_the_figure_shows(language):
    t = texts(language)
    one = round_of("support")
    before, after = slips(one, 1, 5), slips(again(one, CODE), 4, 4)
    title = words.drawing(one, before, None, t).title
    assert title == t("rounds.asking.title", n=2)
    title = words.drawing(again(one, CODE), after, (one, before), t).title
    assert title == t("rounds.asking.from_to", before=t.number(0, 2), after=t.number(1, 2))
    many = round_of("conditions", anonymous=True)
    agreed, apart, _rest = many.questions
    given = []
    for value in (1, 1, 1, 5, 5, 5):
        answers = {f"{each.id}.answer": value if each is apart else 3 for each in many.questions}
        answers[f"{_rest.id}.answer"] = 2 if value == 1 else 3
        given.append(read(raw(many) | {"answers": answers}, many))
    title = words.drawing(many, given, None, t).title
    labels = {"most": agreed.label.said(t), "least": apart.label.said(t)}
    assert title == t("rounds.asking.most_alike", n=6, **labels)


@everywhere
def test_many_rows_are_not_read_out_and_nothing_beside_a_bar_is_cut_on_a_phone(language):
    t = texts(language)
    many = round_of("accelerators", anonymous=True)
    drawn = words.drawing(many, slips(many, *[1, 2, 3, 4, 5, 5]), None, t)
    checks.check(drawn)
    assert drawn.summary == t("rounds.asking.sentences", n=10, times="6")
    assert {drawn.narrow[f"annotations.{at}.font.size"] for at in range(10)} == {14}
    few = round_of("conditions", anonymous=True)
    summary = words.drawing(few, slips(few, *[3] * 5), None, t).summary
    assert all(each.label.said(t) in summary for each in few.questions)


@everywhere
def test_in_words_who_moved_and_who_did_not(language):
    t = texts(language)
    first = round_of("support")
    second = again(first, CODE)
    names = [each.name for each in first.parties]
    before, after = slips(first, 1, 2, 3, 5), slips(second, 4, 4, 4, 5)
    said = words.told(second, after, moved((first, before), (second, after)), t)
    talk = t.count("rounds.asking.moved.party", 3, who=t.enumerate(names[:3]))
    assert t("rounds.asking.stayed", moved=talk, who=names[3]) in said
    assert t("rounds.asking.moves") in said
    same = words.told(second, after, moved((first, after), (second, after)), t)
    assert t("rounds.asking.nobody") in same
    assert t("rounds.asking.still") in same


@everywhere
def test_of_an_anonymous_round_only_the_distribution_shifts(language):
    t = texts(language)
    first = round_of("forces", anonymous=True)
    second = again(first, CODE)
    before, after = slips(first, *[2] * 6), slips(second, *[4] * 6)
    said = words.told(second, after, moved((first, before), (second, after)), t)
    shift = t(
        "rounds.asking.middles",
        label=first.questions[0].label.said(t),
        was="2",
        now="4",
        before=t.number(1, 2),
        after=t.number(1, 2),
    )
    assert shift in said
    assert t("rounds.asking.moves") in said
    assert t("rounds.asking.nobody") not in said
