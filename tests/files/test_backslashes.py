r"""A backslash before a separator keeps a name together, as some programs write it, or ends one."""

import pytest

from netwerk_widgets.files import read


def cells(*lines):
    return [row.cells for row in read("\n".join(lines).encode(), "lijst.csv").sheets[0].rows]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # With it the rows are as long as their heads.
        (("Naam;Sector", r"Bakker\; Zonen;publiek"), [("Bakker; Zonen", "publiek")]),
        (("Naam,Sector", r"Bakker\, Zonen,publiek"), [("Bakker, Zonen", "publiek")]),
        # Without it they are.
        (("Naam;Sector", "Map C:\\;publiek", "Aa;privaat"),
         [("Map C:\\", "publiek"), ("Aa", "privaat")]),
        # Between quotation marks it is a sign of the name.
        (("Naam;Sector", r'"a\;b";publiek'), [(r"a\;b", "publiek")]),
        # All rows alike: then it is taken as it most often is meant.
        ((r"Aa\; Bee;publiek", r"Cee\; Dee;privaat"),
         [("Aa; Bee", "publiek"), ("Cee; Dee", "privaat")]),
    ],
)  # fmt: skip
def test_what_a_backslash_is(lines, expected):
    assert cells(*lines)[-len(expected) :] == expected
