"""Every list that was tried by hand is read as it was found right, also after other answers."""

import pytest

from tests.files.tried import outcome, tried


@pytest.mark.parametrize("each", tried(), ids=lambda each: " | ".join(each["text"][:2])[:60])
def test_it_is_read_as_it_was_found_right(each):
    assert outcome(each["name"], "\n".join(each["text"])) == each["outcome"]
