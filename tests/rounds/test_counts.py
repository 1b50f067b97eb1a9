"""What rounds without names left goes again, and nothing else."""

import pytest

from netwerk_widgets.rounds.counts import COUNTED, without
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.put import taken
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.models import PARTS
from tests.rounds.making import CASE, raw, round_of


def told(document, part):
    return PARTS[part].model_validate(document).model_dump(mode="json")


def test_every_kind_without_names_that_is_counted_says_where():
    sentences = {"lesson", "ideas", "own"}
    kinds = {name for name, kind in KINDS.items() if kind.anonymous}
    assert {*COUNTED, *sentences, "choosing", "health"} == kinds


def answered(kind, documents):
    """The documents that change when six people answer without their names."""
    round_ = round_of(kind, per="person", anonymous=True)
    answers = [read(raw(round_, 2), round_) for _ in range(6)]
    return taken(documents, puts(Revealed(round_, answers)))


@pytest.mark.parametrize("kind", COUNTED)
def test_after_it_the_part_is_what_it_was_before_the_round(kind):
    before = CASE.model_dump(mode="json")
    changed = answered(kind, before)
    [part] = changed
    assert told(changed[part], part) != before[part]
    gone = without(kind, before | changed)
    assert told(gone[part], part) == before[part]
    assert without(kind, before | gone) == {}


@pytest.mark.parametrize("kind", COUNTED)
def test_what_other_rounds_left_stays(kind):
    documents = CASE.model_dump(mode="json")
    for each in COUNTED:
        documents |= answered(each, documents)
    gone = documents | without(kind, documents)
    left = [each for each in COUNTED if without(each, gone)]
    assert left == [each for each in COUNTED if each != kind]
