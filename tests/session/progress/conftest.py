"""A session in which every step is done."""

import pytest

from netwerk_widgets.session.models import Session
from tests.session.progress.steps import DONE


@pytest.fixture
def done():
    return Session.model_validate(DONE)
