"""What is made from a known network in any shape is read back as that network, or asked.

Over shapes, heads, separators, quoting, encodings and the habits of spreadsheets; see `shapes`.
"""

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session
from tests.files import shapes
from tests.tries import tries

CALM = settings(
    max_examples=tries(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)


@st.composite
def networks(draw):
    """Three to six parties with two to six relations between them."""
    names = tuple(
        draw(st.lists(st.sampled_from(shapes.NAMES), min_size=3, max_size=6, unique=True))
    )
    pairs = [(a, b) for b in range(len(names)) for a in range(b)]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=2, max_size=6, unique=True))
    return shapes.Network(names, tuple((a, b, draw(st.integers(1, 3))) for a, b in sorted(chosen)))


HABITS = st.frozensets(st.sampled_from(shapes.HABITS), max_size=4)
DRAWS = st.data()


def is_read_right(data: bytes, name: str, network: shapes.Network, shape: str) -> None:
    """As it was, or after at most three questions whose default answer makes it so."""
    _, strong, whole = shapes.SHAPES[shape]
    found = plan(read(data, name), Session())
    assert len(found.asks) <= 3
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    links = {
        frozenset((names[each.from_id], names[each.to_id])): each.strength
        for each in session.relations.items
    }
    related = {name for pair in network.pairs for name in pair}
    assert set(names.values()) == (set(network.names) if whole else related)
    assert set(links) == network.pairs
    # Nothing but ones is a mark, no strength.
    if strong and set(network.weights.values()) != {1}:
        assert links == network.weights


@pytest.mark.parametrize("shape", shapes.SHAPES)
@CALM
@given(
    network=networks(),
    data=DRAWS,
    separator=st.sampled_from(shapes.SEPARATORS),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    encoding=st.sampled_from(shapes.ENCODINGS),
    habits=HABITS,
)
def test_a_text_file_in_any_shape(shape, network, data, separator, quoting, encoding, habits):
    rows = shapes.SHAPES[shape][0](network, lambda options: data.draw(st.sampled_from(options)))
    text = shapes.written(rows, separator, quoting, encoding, habits)
    is_read_right(text, "x.csv", network, shape)


@pytest.mark.parametrize("shape", shapes.SHAPES)
@settings(CALM, max_examples=10)
@given(network=networks(), data=DRAWS, habits=HABITS)
def test_a_workbook_in_any_shape(shape, network, data, habits):
    rows = shapes.SHAPES[shape][0](network, lambda options: data.draw(st.sampled_from(options)))
    is_read_right(shapes.workbook(rows, habits), "x.xlsx", network, shape)
