"""Which faster libraries there are: a browser has neither numpy nor rustworkx.

What they compute is computed without them too, with the same numbers.
"""

from functools import cache
from importlib.util import find_spec


@cache
def there(name: str) -> bool:
    """Whether a library can be imported; it is not imported by this."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # so says who keeps libraries out, as the tests of a browser do
        return False
