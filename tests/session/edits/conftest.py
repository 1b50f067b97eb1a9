"""A document with parties."""

import pytest

from netwerk_widgets.session.models import PARTS


@pytest.fixture
def parties():
    return PARTS["stakeholders"](items=[{"id": each} for each in "abc"]).model_dump(mode="json")
