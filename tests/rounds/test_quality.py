"""How good relations are: asked of one's own alone, and never counted so that it is somebody's."""

import random
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.insights.pictures import agreement_of, findings
from netwerk_widgets.rounds.model import LEAST
from netwerk_widgets.rounds.put import taken
from netwerk_widgets.rounds.quality import ASPECTS, rows
from netwerk_widgets.rounds.sheet import sheet
from netwerk_widgets.rounds.slips import Refused, Slip, as_text, from_text, read
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.texts import texts
from tests.rounds.making import CASE, key, round_of

NL = texts("nl")
ROUND = round_of("relations", quality=True)
PARTIES = [each.id for each in ROUND.parties]
A, B, C = PARTIES[:3]


def sent(answers, party=A, round_=ROUND, **more):
    raw = {"round": round_.id, "key": key(), "answers": answers, "party": party}
    return read(raw | more, round_)


def told(other, **marks):
    named = {f"{other}.kind": "cooperation", f"{other}.strength": 2}
    return named | {f"{other}.{aspect}": mark for aspect, mark in marks.items()}


def test_marks_may_be_left_out_and_are_of_ones_own_relations_alone():
    assert sent(told(B, reliable=4)).answers[f"{B}.reliable"] == 4
    assert f"{B}.open" not in sent(told(B, reliable=4)).answers
    for wrong in ({f"{B}.reliable": 4}, told(A, reliable=4), told(B, reliable=5)):
        with pytest.raises(Refused):
            sent(wrong)
    plain = round_of("relations")
    with pytest.raises(Refused):
        sent(told(B, reliable=4), round_=plain)
    with pytest.raises(Refused):
        sent(told(B), round_=plain, seen="yes")


def test_whether_the_other_may_see_it_is_asked_first_and_kept():
    phone = sheet(ROUND, NL)
    assert [each["name"] for each in phone["who"]] == ["party", "seen"]
    assert "alleen de begeleider" in phone["kept"]
    optional = [ask["optional"] for ask in phone["questions"][0]["asks"]]
    assert optional == [False, False, *[True] * len(ASPECTS)]
    slip = sent(told(B, time=1), seen="yes")
    assert from_text(as_text(slip)).seen == "yes"
    with pytest.raises(Refused):
        sent(told(B), seen="maybe")


def kept(*slips):
    documents = CASE.model_dump(mode="json")
    documents["domain"] |= {"pictures": [], "quality": []}
    made = taken(documents, puts(Revealed(ROUND, slips)))["domain"]
    PARTS["domain"].model_validate(made)
    return made


def test_people_of_one_organisation_give_one_mark_and_all_must_let_it_be_seen():
    both = [Slip("", told(B, open=mark), A, seen=seen) for mark, seen in ((4, "yes"), (1, "no"))]
    [picture] = kept(*both)["pictures"]
    assert (picture["open"], picture["seen"]) == (1, "no")
    [alone] = kept(both[0])["pictures"]
    assert (alone["open"], alone["seen"]) == (4, "yes")


def test_nothing_is_counted_of_fewer_than_five_organisations():
    slips = [Slip("", told(A, open=3), party) for party in PARTIES[1:]]
    assert "quality" not in kept(*slips[: LEAST - 1]) or not kept(*slips[: LEAST - 1])["quality"]
    found = kept(*slips[:LEAST])["quality"]
    assert [(each["aspect"], each.get("party"), each["n"]) for each in found] == [
        ("open", None, LEAST), ("open", A, LEAST),
    ]  # fmt: skip


GIVEN = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
        lambda ends: ends[0] != ends[1]
    ),
    st.integers(1, 4),
)


@given(GIVEN)
def test_what_two_counts_leave_between_them_is_never_of_fewer_than_five(given_):
    pictures = [
        (f"{by}{other}", {"round": "p", "by": by, "other": other, "open": mark})
        for (by, other), mark in given_.items()
    ]
    found = [values for _id, values in rows(pictures)]
    shown = [each["party"] for each in found if "party" in each]
    for each in found:
        assert each["n"] >= LEAST
    if not found:
        return
    # Whichever of the parties are taken from the whole: what is left is of five, or of nobody.
    for many in range(len(shown) + 1):
        for away in combinations(shown, many):
            rest = {by for by, other in given_ if other not in away}
            assert not rest or len(rest) >= LEAST


def test_a_round_of_fourteen_organisations_from_phone_to_session():
    chance, slips, arcs = random.Random(14), [], set()
    assert len(PARTIES) == 14
    for party in PARTIES:
        named = {}
        for other in chance.sample([each for each in PARTIES if each != party], 4):
            named |= told(other, **{each: chance.randint(1, 4) for each in ASPECTS})
            arcs.add((party, other))
        slips.append(sent(named, party, seen=chance.choice(["yes", "no"])))
    documents = CASE.model_dump(mode="json")
    documents["domain"] |= {"pictures": [], "quality": []}
    session = Session.model_validate(documents | taken(documents, puts(Revealed(ROUND, slips))))
    assert len(session.domain.pictures) == len(arcs) == 56
    found = agreement_of(session)
    assert found.answered == 14
    assert found.reciprocity == pytest.approx(nx.overall_reciprocity(nx.DiGraph([*arcs])))
    assert sum(found.pairs.values()) == len({frozenset(each) for each in arcs})
    whole = [each for each in session.domain.quality if each.party is None]
    assert [each.aspect for each in whole] == [*ASPECTS]
    assert all(sum(each.counts.values()) == 56 and each.n == 14 for each in whole)
    assert all(each.n >= LEAST for each in session.domain.quality)
    assert findings(session, NL)
