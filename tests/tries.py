"""How many examples a property test tries: all of them, or a part where a quick look is asked."""

import os

#: The share of the examples that `make check` tries; all without it.
SHARE = float(os.environ.get("NETWERK_EXAMPLES", "1"))


def tries(examples: int) -> int:
    """So many, or the share of them that is asked; a few at least."""
    return min(examples, max(5, round(examples * SHARE)))
