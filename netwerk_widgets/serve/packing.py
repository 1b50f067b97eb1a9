"""What is sent, packed once for everybody: brotli and gzip, for whoever can unpack which.

Browsers take brotli over https, and from their own computer; on a room's plain http they ask for
gzip.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import brotli

Coding = Literal["br", "gzip", ""]
#: The codings there are, the smallest first.
CODINGS: tuple[Coding, ...] = ("br", "gzip")

#: How hard brotli tries on what is packed for good, and on what is large or changes with each save:
#: the one is a tenth smaller and takes half a second for our largest script, the other as fast as
#: gzip.
_HARD, _BRISK, _LARGE = 11, 5, 250_000
_WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)


@dataclass(frozen=True)
class Packed:
    """A body in both codings, and a tag of its own: another body has another."""

    brotli: bytes
    gzip: bytes
    tag: str

    def body(self, coding: Coding) -> bytes:
        """What goes over the wire."""
        if coding:
            return self.brotli if coding == "br" else self.gzip
        return unpacked(self.gzip)

    def etag(self, coding: Coding) -> str:
        """The tag of what goes over the wire: it differs by coding, as its bytes do."""
        return f'"{self.tag}-{coding}"' if coding else f'"{self.tag}"'


def pack(body: bytes, *, changes: bool = False, small: bytes | None = None) -> Packed:
    """Pack a body; one that ``changes`` often is packed fast.

    ``small`` is the body as brotli packed it before.
    """
    quality = _BRISK if changes or len(body) > _LARGE else _HARD
    return Packed(
        small or brotli.compress(body, quality=quality),
        gzip.compress(body, compresslevel=6, mtime=0),
        hashlib.sha256(body).hexdigest()[:16],
    )


@lru_cache(maxsize=16)
def unpacked(packed: bytes) -> bytes:
    """A gzipped body as it was, once for all who cannot unpack it themselves.

    Five hundred who each had their own copy of plotly's script would be half a gigabyte.
    """
    return gzip.decompress(packed)


def coding(accepted: str) -> Coding:
    """The coding to send, of those that an ``Accept-Encoding`` lets in; empty for none."""
    weights: dict[str, float] = {}
    for each in accepted.lower().split(","):
        name, *rest = (word.strip() for word in each.split(";"))
        found = next(filter(None, map(_WEIGHT.fullmatch, rest)), None)
        weights[name] = float(found[1]) if found else 0.0 if rest else 1.0
    anything = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda each: weights.get(each, anything))
    return best if weights.get(best, anything) > 0 else ""
