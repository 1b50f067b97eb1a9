"""Showing something: whoever runs the page says where (`shown`)."""

from collections.abc import Callable
from typing import Any

#: What is called with what is to be shown.
shown: Callable[[Any], None] = print


def display(*things: Any, **_how: Any) -> None:
    """Show these, one under the other."""
    for each in things:
        shown(each)


def clear_output(wait: bool = False) -> None:
    """Nothing is ever shown that way."""
