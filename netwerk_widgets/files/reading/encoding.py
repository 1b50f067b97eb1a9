"""Which signs the bytes of a text file stand for."""

import codecs
import re

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
    """The text: UTF-8, -16 or -32 (with or without their mark), of Windows, an old Mac or DOS.

    Raises
    ------
    ImportFileError
        When it is no text.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for each in [encoding] if encoding else [*_wide(data), "utf-8"]:
        try:
            return _once(data.decode(each))
        except UnicodeDecodeError:
            continue
    if encoding:
        return _guessed(data)
    return _western(data)


#: What UTF-8 looks like after it was taken for Windows' signs.
_TWICE = re.compile("[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u2122]|\u00e2\u20ac")


def _once(text: str) -> str:
    """The text itself, when somebody made UTF-8 of UTF-8: "CafÃ©" is "Café"."""
    if not _TWICE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text  # not all of it was


#: The signs of Western Windows, of an old Mac, and of DOS.
_WESTERN = ("cp1252", "mac_roman", "cp850")


#: Letters with marks that Dutch, English, German and French words have, and what else looks
#: wrong in a word: signs that the other reading has in the middle of words.
_LETTERS = frozenset("éèëêïíìîóòöôüúùûáàäâçñåøæœßÉÈËÊÏÍÎÓÖÔÜÚÁÄÂÇÑÅØÆŒ’‘“”–—€…§°·£±•®©")


def _western(data: bytes) -> str:
    """The text as Windows wrote it, or an old Mac or DOS when that reads more as words."""
    read = []
    for each in _WESTERN:
        try:
            read.append(data.decode(each))
        except UnicodeDecodeError:
            continue
    best = min(read, key=_odd)
    windows = len(read) == len(_WESTERN)
    return best if windows or not _odd(best) else _guessed(data)


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
    if min(even, odd) > max(even, odd) / 10:
        return []  # zeros all over: no text
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
