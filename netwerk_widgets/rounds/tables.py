"""The tables of what belongs to the rounds that are open, in a file and on a server."""

#: Which slips were typed in, what was tallied, and which grid stands open. A file of before has
#: no such tables.
OF_OPEN = ("by_hand", "tallies", "grids")


class ClosedError(Exception):
    """The round takes nothing (any more)."""
