"""The day that every page goes by."""

from datetime import date, datetime


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()
