"""What sessions of several people are called by who may see them."""

import pytest

from netwerk_widgets.session.store.shared.names import LONGEST, Listed, clean, shown


def listed(*rows):
    """Sessions of (uid, name, whose), in any order; one's own are of nobody else."""
    values = {"id": 1, "writes": True, "last": 1}
    return [
        Listed(**{**values, "uid": uid, "name": name, "owner_name": owner or "Ik",
                  "owns": not owner})
        for uid, name, owner in rows
    ]  # fmt: skip


def test_anothers_has_a_name_behind_it_and_who_would_be_called_the_same_a_number():
    found = shown(listed(("d", "Plan", "Jan"), ("b", "Plan", "Jan"), ("c", "plan", "jan"),
                         ("a", "Plan", "")))  # fmt: skip
    called = {each.uid: name for name, each in found.items()}
    assert called["a"] == "Plan"
    theirs = called["b"]
    assert theirs.startswith("Plan ")
    assert theirs.endswith(" Jan")
    assert called["d"] == f"{theirs} 3"
    assert called["c"].endswith(" jan 2")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("  Jan   de Boer ", "Jan de Boer"), ("", "iemand"), (" ", "iemand"),
     ("x" * (LONGEST + 1), "x" * LONGEST)],
)  # fmt: skip
def test_a_name_is_one_line_that_is_seen(name, expected):
    assert clean(name, "iemand") == expected
