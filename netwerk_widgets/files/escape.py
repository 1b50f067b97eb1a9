"""Signs that XML cannot hold, written as Excel does: ``_xHHHH_``.

Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring). A text that happens to look like that is
written with its ``x`` escaped, so that every text comes back as it was.
"""

import re

_NEEDED = re.compile(
    r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|(?<=_)x(?=[0-9A-Fa-f]{4})|x(?=005F)"
)
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    """The text in signs that XML can hold."""
    return _NEEDED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text as it was before `escaped`."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
