"""PRSM packs its maps with lz-string (pieroxy, MIT): Lempel–Ziv–Welch in 15-bit signs."""

from netwerk_widgets.session.errors import ImportFileError

#: A map unpacks to at most so many signs.
MOST = 40_000_000
_BITS, _OFFSET = 15, 32


class _Bits:
    """The bits of the packed text, the lowest first within each number."""

    def __init__(self, text: str) -> None:
        self._signs = iter(text)
        self._value = self._mask = 0

    def number(self, bits: int) -> int:
        found = 0
        for power in range(bits):
            if not self._mask:
                self._value = ord(next(self._signs)) - _OFFSET
                self._mask = 1 << (_BITS - 1)
            if self._value & self._mask:
                found |= 1 << power
            self._mask >>= 1
        return found


def unpacked(text: str) -> str:
    """The JSON that lz-string's ``compressToUTF16`` made this of.

    Raises
    ------
    ImportFileError
        When it is not packed that way, or far too long.
    """
    try:
        found = _unpacked(_Bits(text))
    except (StopIteration, ValueError, IndexError) as problem:
        raise ImportFileError("upload_unknown") from problem
    if not found.startswith("{"):  # other texts unpack to nonsense
        raise ImportFileError("upload_unknown")
    return found


def _unpacked(bits: _Bits) -> str:
    known: list[str] = ["", "", ""]  # 0 and 1 announce a new sign of 8 or 16 bits, 2 the end
    room, width = 4, 3
    code = bits.number(2)
    if code == 2:
        return ""
    previous = chr(bits.number((8, 16)[code]))
    known.append(previous)
    pieces, length = [previous], len(previous)
    while True:
        code = bits.number(width)
        if code == 2:
            return "".join(pieces)
        if code < 2:
            known.append(chr(bits.number((8, 16)[code])))
            code = len(known) - 1
            room -= 1
            if not room:
                room, width = 1 << width, width + 1
        if code > len(known):
            raise ValueError(code)
        entry = known[code] if code < len(known) else previous + previous[0]
        pieces.append(entry)
        length += len(entry)
        if length > MOST:
            raise ImportFileError("upload_bomb", most=MOST // 1_000_000)
        known.append(previous + entry[0])
        room -= 1
        if not room:
            room, width = 1 << width, width + 1
        previous = entry
