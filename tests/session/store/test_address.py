"""Where a database is, as somebody writes it; nobody is shown or told a password."""

import traceback

import pytest

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store.address import parsed, place_of, without_password

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
