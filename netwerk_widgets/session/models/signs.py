"""Signs that nobody sees: which ones no text may hold, and which ones no name may hold.

What turns the order of signs around (the bidirectional controls of UAX 9) makes a text look
like another, also the text after it, so it is refused everywhere. In what people write at
length the other unseen signs do no harm, and come along with what they paste (soft hyphens,
a byte order mark) or belong to their script (right-to-left marks). In a name they make two
parties of one, so there they are refused too. The joiners stay where a script or an emoji
needs them: after a sign that is not Latin, and not at the end. So do the tags of a flag, and
what chooses the form of an emoji or a Han sign. Fillers, which draw nothing, stay in no name;
and a name is not of spaces alone.
"""

import re
import unicodedata

_JOINERS = "\u200c\u200d"
#: Scotland, Wales: a black flag, tags, and the end of tags (UTS 51).
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    "\ud800-\udfff"  # halves of signs
    "\u202a-\u202e\u2066-\u2069"  # embedding, overriding and isolating of directions
    "\u206a-\u206f\ufff9-\ufffb\U0001d173-\U0001d17a"  # deprecated, annotations, music
    "\U000e0000-\U000e007f"  # tags
    "\ufdd0-\ufdef" + "".join(f"{chr(n * 0x10000 + 0xFFFE)}-{chr(n * 0x10000 + 0xFFFF)}"
                              for n in range(17))
)  # fmt: skip
_IN_NAMES = "\xad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u2060-\u2065\ufeff"
#: Signs that fill a place and draw nothing: a name of them is empty to whoever reads it.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
#: What chooses the form of the sign before it (an emoji, a Han sign); a letter has one form.
_VARIANTS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_FORMLESS = f"(?<![^A-Za-z\xaa\xb5\xba\xc0-\u024f\\s{_VARIANTS}])[{_VARIANTS}]"
_LOOSE = f"(?<![\u0250-\u200b\u200e-\U0010ffff])[{_JOINERS}]|[{_JOINERS}](?=[{_JOINERS}]|\\Z)"
_TEXT = re.compile(f"({_FLAG})|[{_ALWAYS}]")
_NAME = re.compile(f"({_FLAG})|[{_ALWAYS}{_IN_NAMES}{_BLANK}]|{_FORMLESS}|{_LOOSE}")
#: Any of them in a document as JSON, or a text of spaces alone.
_EITHER = re.compile(f'[{_ALWAYS}{_IN_NAMES}{_BLANK}{_VARIANTS}{_JOINERS}]|"\\s+"')


def composed(text: str) -> str:
    """The text with each accent in its letter (NFC): a Mac and a file may write them apart."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def folded(name: str) -> str:
    """What two ways of writing a name have in common: no capitals, no spaces too many."""
    return " ".join(composed(name).casefold().split())


def unseen(text: str, *, name: bool) -> bool:
    """Whether a text, or a name, holds a sign that it may not hold."""
    if text.isascii() and text.isprintable():  # most are: each is looked at with every key
        return False
    return any(found[1] is None for found in (_NAME if name else _TEXT).finditer(text))


def blank(text: str) -> bool:
    """Whether there is something, and nothing of it is seen: spaces, or marks without a letter.

    What this version of Unicode does not know may be a letter or an emoji of a later one.
    """
    return text != "" and all(
        unicodedata.category(sign)[0] in "ZM" or sign in "\t\n" or sign in _BLANK for sign in text
    )


def cleaned(text: str, *, name: bool) -> str:
    """The text without those signs."""
    while unseen(text, name=name):  # one that went may have been what another needed
        text = (_NAME if name else _TEXT).sub(lambda found: found[1] or "", text)
    return text


def suspicious(text: str) -> bool:
    """Whether there is any sign that may not be somewhere; quick, for whole documents."""
    return _EITHER.search(text) is not None
