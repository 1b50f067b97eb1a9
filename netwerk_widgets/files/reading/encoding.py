"""Which signs the bytes of a text file stand for."""

import codecs

from netwerk_widgets.session.errors import ImportFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: How much of a file is looked at to tell text from anything else (bytes).
_SAMPLE = 4096


def decoded(data: bytes) -> str:
    """The text: UTF-8, UTF-16 or UTF-32 (with or without their mark), Windows-1252, or another.

    Raises
    ------
    ImportFileError
        When it is no text.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    tried = [encoding] if encoding else [*_wide(data), "utf-8", "cp1252"]
    for each in tried:
        try:
            text = data.decode(each)
        except UnicodeDecodeError:
            continue
        return _or_mac(data, text) if each == "cp1252" else text
    return _guessed(data)


#: Letters with marks that Dutch, English, German and French words have, and what else looks
#: wrong in a word: signs that the other reading has in the middle of words.
_LETTERS = frozenset("éèëêïíìîóòöôüúùûáàäâçñåøæœßÉÈËÊÏÍÎÓÖÔÜÚÁÄÂÇÑÅØÆŒ’‘“”–—€…§°·£±•®©")


def _or_mac(data: bytes, text: str) -> str:
    """The text as an old Mac wrote it, when that reads as words and Windows' reading does not."""
    other = data.decode("mac_roman")
    return other if _odd(other) < _odd(text) else text


def _odd(text: str) -> int:
    """How many signs of a text do not look like Western words."""
    odd = 0
    for place, sign in enumerate(text):
        if sign < "\x80":
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if sign not in _LETTERS:
            odd += 2
        elif not sign.isalpha() and before.isalpha() and after.isalpha() and sign not in "’‘–":
            odd += 2  # a bullet inside a word
        elif sign.isupper() and before.islower():
            odd += 2  # a capital inside a word
        elif sign.islower() and before.isupper() and after.isupper():
            odd += 1
    return odd


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or sample.count(0) < len(sample) / 4:
        return []
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return ["utf-16-le"] if odd > even else ["utf-16-be"]


def _guessed(data: bytes) -> str:
    """What the statistics of charset-normalizer make of it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 64 * _SAMPLE]).best()
    try:
        if best is not None:
            return data.decode(best.encoding)
    except UnicodeDecodeError:
        pass
    raise ImportFileError("upload_not_text")


def looks_binary(data: bytes) -> bool:
    """Whether this is a program or the like, and no text."""
    sample = data[:_SAMPLE]
    if _wide(data) or any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return odd > len(sample) / 50
