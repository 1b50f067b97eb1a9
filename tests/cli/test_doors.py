"""What the terminal says when the doors open."""

import pytest

from netwerk_widgets.cli import servers
from netwerk_widgets.serve import addresses


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_there_is_no_code_that_leads_a_phone_to_itself(host):
    assert servers._code(f"http://{host}:8867/", "Niet nu.") == "Niet nu."


def test_on_the_network_there_is_a_code():
    address = "http://192.168.1.7:8867/"
    assert servers._code(address, "Niet nu.") == addresses.code_for_terminal(address)
