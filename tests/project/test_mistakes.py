"""What `tests.bench.named` would write wrong, is written somewhere."""

from tests.bench.named import NAMED


def test_every_named_mistake_has_its_place():
    assert [each.what for each in NAMED if each.mutant() is None] == []
