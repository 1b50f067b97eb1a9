"""One module for each page: what it asks and what it shows, in reading order."""

from importlib import import_module

from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section


def sections(page: OpenPage) -> list[Section]:
    """The sections of a page, by the page's name; its module is only now imported."""
    module = import_module(f"{__name__}.{page.name}")
    found: list[Section] = module.sections(page)
    return found
