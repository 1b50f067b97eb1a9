"""Where a database is, as somebody writes it; nobody is shown or told a password."""

import traceback

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store.address import parsed, place_of, without_password
from netwerk_widgets.session.store.server import complaint

SECRET = "geheim"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_with_psycopg(scheme):
    url = parsed(f"{scheme}://anna:{SECRET}@ergens/netwerk")
    assert url.drivername == "postgresql+psycopg"
    assert url.password == SECRET


def test_another_driver_may_be_asked_for():
    assert parsed("postgresql+psycopg2://ergens/netwerk").get_driver_name() == "psycopg2"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"postgresql://anna:{SECRET}@ergens:5433/netwerk", "anna:***@ergens:5433/netwerk"),
        (f"postgresql://anna@ergens/netwerk?password={SECRET}", "anna@ergens/netwerk"),
        (f"postgresql+psycopg://ergens/netwerk?sslpassword={SECRET}", "ergens/netwerk"),
    ],
)
def test_a_place_is_shown_without_what_opens_it(address, shown):
    assert place_of(parsed(address)) == f"postgresql://{shown}"


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://anna:{SECRET}@ergens:poort/netwerk",
        f"postgresql:/anna/{SECRET}//x:{SECRET}@ergens",
        f"postgresql://anna:{SECRET}/{SECRET}@ergens:p/netwerk",
        f"postgresql://anna:{SECRET}ergens/netwerk",
        f"postgresql://anna:{SECRET}@{SECRET}@ergens:p/netwerk",
        f"postgresql://anna:a@{SECRET}@ergens/netwerk",
        f"onzin?password={SECRET}",
        f"mysql://anna:{SECRET}@ergens/netwerk",
        f"mysql://ergens/netwerk?password={SECRET}",
    ],
)
def test_nor_is_it_told_in_a_complaint_about_the_address(address):
    with pytest.raises(DatabaseError) as told:
        parsed(address)
    everything = "".join(traceback.format_exception(told.value))
    assert SECRET not in repr(told.value.values)
    assert SECRET not in everything.partition("DatabaseError")[2]
    assert told.value.__cause__ is None


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"mysql://anna:{SECRET}@ergens/netwerk", "mysql://***@ergens/netwerk"),
        (f"mysql://ergens/netwerk?password={SECRET}", "mysql://***"),
        (f"mysql://anna@ergens/netwerk?password={SECRET}", "mysql://***@ergens/netwerk"),
        ("onzin", "onzin"), ("onzin?x=y", "onzin"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_read_is_shown_by_its_kind_and_place(address, shown):
    assert without_password(address) == shown


@pytest.mark.parametrize(
    ("state", "words", "key"),
    [
        # The whole state, else its first three signs, else its first two.
        ("42501", "", "refuses"), ("53100", "", "full"), ("40001", "", "busy"),
        ("57P01", "", "unreachable"), ("08006", "", "unreachable"), ("55P03", "", "busy"),
        ("42P01", "", None), ("57014", "", None),
        # What has none is told by its words.
        (None, "password authentication failed", "password"),
        (None, "no password supplied", "password"), (None, "who knows", "unreachable"),
    ],
)  # fmt: skip
def test_what_a_server_complains_of(state, words, key):
    own = Exception(words)
    own.sqlstate = state
    url = parsed("postgresql://ergens/netwerk")
    found = complaint(OperationalError("x", {}, own), url)
    assert (found and found.key) == (key and f"database_{key}")
    assert complaint(ValueError("x"), url) is None
    if state is None:
        assert complaint(IntegrityError("x", {}, own), url) is None
