"""Who made a revision: the page (``start-1f3a…``), and the person where that is known."""

#: Between the person and the page; in neither of them.
_AND = "\t"


def signed(person: str, author: str) -> str:
    """An author with a person before it."""
    page = author.rpartition(_AND)[2]
    return f"{person}{_AND}{page}" if person else page


def person_of(author: str) -> str:
    """The person; empty where nobody knows."""
    return author.rpartition(_AND)[0]


def page_of(author: str) -> str:
    """The name of the page."""
    return author.rpartition(_AND)[2].rpartition("-")[0]
