"""What a page says to who is no longer let in: on a hub there is no address of ours to open."""

from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.header import Header

T = texts("nl")


def test_who_is_logged_out_of_a_hub_is_sent_to_log_in(monkeypatch):
    said = lambda: Header._state({}, T)["texts"]["key"]  # noqa: E731
    assert said() == T("contact.key")
    monkeypatch.setenv("NETWERK_BASE", "/user/anna/netwerk/")
    assert said() == T("contact.login")
