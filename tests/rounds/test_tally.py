"""Tallied papers: what is counted per thing is what was tallied."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.rounds.kinds import KINDS, hows
from netwerk_widgets.rounds.results import results
from netwerk_widgets.rounds.scored import scored
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.rounds.tally import BLANK, Mismatch, dealt, mismatch, refused
from tests.rounds.making import round_of

FORCES = round_of("forces", anonymous=True)
NAMES = [name for name, _ask in FORCES.fields()]
PAPERS = st.lists(
    st.lists(st.sampled_from(["1", "2", "3", "4", "5", BLANK]), min_size=5, max_size=5),
    min_size=5,
    max_size=30,
)


@given(PAPERS)
def test_the_results_of_a_tally_are_those_of_its_papers(papers):
    counts = {name: dict(Counter(paper[at] for paper in papers)) for at, name in enumerate(NAMES)}
    assert mismatch(counts) is None
    slips = [Slip("", each) for each in dealt(FORCES, counts)]
    assert all(each.answers for each in slips)
    for name in NAMES:
        found = Counter(str(each.answers[name]) for each in slips if name in each.answers)
        assert found == Counter(counts[name]) - Counter({BLANK: len(papers)})


def test_what_was_tallied_is_what_the_round_shows():
    counts = {name: {"3": 4, "5": 2} for name in NAMES}
    slips = [Slip("", each) for each in dealt(FORCES, counts)]
    assert [each.given for each in results(FORCES, slips)] == [{"3": 4, "5": 2}] * 5


def test_sums_that_do_not_match_are_told_and_what_is_empty_waits():
    counts = {NAMES[0]: {"3": 4, BLANK: 1}, NAMES[1]: {}, NAMES[2]: {"1": 4}}
    assert mismatch(counts) == Mismatch(NAMES[2], 4, NAMES[0], 5)
    assert mismatch({NAMES[0]: {"3": 4}, NAMES[1]: {}}) is None
    assert mismatch({}) is None


def test_only_papers_of_which_no_answers_belong_together_are_tallied():
    for kind in KINDS:
        for per in KINDS[kind].per:
            for how in hows(kind, per):
                round_ = round_of(kind, per=per, anonymous=how == "anonymous")
                words_only = not scored(round_.questions)
                together = kind == "choosing"  # its dots
                of_itself = "shapes" if words_only else "together" if together else ""
                expected = "names" if how != "anonymous" else of_itself
                assert refused(round_) == expected
    assert refused(round_of("forces", anonymous=True, roles=("zorg", "bouw"))) == "roles"
    for way in ("score", "resistance", "ranking"):
        round_ = round_of("choosing", anonymous=True, way=way)
        assert refused(round_) == ("together" if way == "ranking" else "")
