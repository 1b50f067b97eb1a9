"""One module for each page: what it asks and what it shows, in reading order."""

from importlib import import_module

from netwerk_widgets.widgets.pages.contents import PageContents


def contents(page: str) -> PageContents:
    """What a page is made of, by the page's name; its module is only now imported."""
    found: PageContents = import_module(f"{__name__}.{page}").CONTENTS
    return found
