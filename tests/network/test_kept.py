"""A measure that never ends is stopped; and how a table writes each measure."""

from itertools import count

import networkx as nx
import pytest

from netwerk_widgets.bounded import TooSlow
from netwerk_widgets.network import kept as module
from netwerk_widgets.network.analysis import DECIMALS, analyse
from netwerk_widgets.network.kept import Keeping, kept


class Endless(Keeping):
    @kept
    def number(self):
        return sum(0 for _ in count())


def test_a_measure_that_never_ends_is_stopped_and_called_missing(monkeypatch):
    monkeypatch.setattr(module, "for_a_measure", lambda: 0.05)
    measures = Endless()
    with pytest.raises(TooSlow):
        _ = measures.number
    assert measures.missing == ("number",)
    assert measures.tried("number", "none") == "none"


def test_what_is_counted_is_written_whole_and_a_share_with_two_decimals():
    row = analyse(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "d")]))["per_party"][1]
    counted = {key for key in DECIMALS if type(row[key]) is int and key != "effective_size"}
    assert counted == {key for key, digits in DECIMALS.items() if digits == 0}
    assert {"degree", "in_degree", "out_degree", "core", "community"} == counted
    assert {key for key, digits in DECIMALS.items() if digits == 2} == {
        *("degree_centrality", "betweenness", "closeness", "eigenvector", "constraint"),
    }
