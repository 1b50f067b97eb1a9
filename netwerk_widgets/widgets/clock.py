"""The day and the moment that every page goes by."""

from datetime import date, datetime


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """The moment it is, in the time zone of here."""
    return datetime.now().astimezone()
