"""Several scripts or style sheets as one, fetched at once, or with no server at all.

A room full of phones asks once instead of twenty times each, and a page that is opened from
disk can ask nobody. Only what our own files use is understood:
``import { a, b } from "./other.js";`` on a line of its own (or several), and ``export`` before
a function, class or constant; ``@import "./css/part.css";`` in a style sheet. Types and remarks
stay behind: they are for who reads the files.
"""

import base64
import hashlib
import posixpath
import re

from netwerk_widgets import places

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[\w./-]+)";\s*$', re.MULTILINE)
_SHEET = re.compile(r'^@import\s*"\./([\w/.-]+\.css)";$', re.MULTILINE)
_NOTE = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)$", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\s+([\w$]+))", re.M)


def script(name: str) -> str:
    """A module of `places.static` without the remarks that have lines of their own.

    The lines stay where they are, so that a browser names the line of the file.
    """
    source = (places.static() / name).read_text(encoding="utf-8")
    return _REMARK.sub(lambda found: "\n" * found[0].count("\n"), source)


def sheet(name: str) -> str:
    """A style sheet of `places.static` with its parts in it, in the order of its imports."""
    folder = places.static()
    source = (folder / name).read_text(encoding="utf-8")
    whole = _SHEET.sub(lambda found: (folder / found[1]).read_text(encoding="utf-8"), source)
    return _NOTE.sub("", whole)


def bundle(entry: str) -> str:
    """The module ``entry`` of `places.static` and all that it imports, as one module.

    Raises
    ------
    ValueError
        When one of them has an import or export of another shape.
    """
    made: dict[str, str] = {}
    _add(entry, made)
    main = made.pop(entry)
    return "\n".join([*made.values(), main])


def inline(script: str) -> str:
    """A script that does not end, or comment out, the element it is put in."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def allowed(script: str) -> str:
    """What a content security policy calls a script that may run: by what is in it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name)


def _add(name: str, made: dict[str, str]) -> None:
    """Put a module after those it needs."""
    if name in made:
        return
    made[name] = ""  # its place in the order is after its imports, see below
    source = script(name)
    for _, needed in _IMPORT.findall(source):
        _add(_beside(name, needed), made)
    exported = _EXPORT.findall(source)
    inside = _tight(_EXPORT.sub("", _IMPORT.sub(lambda found: _taken(name, found), source)))
    if re.search(r"^\s*(import|export)\b", inside, re.MULTILINE):
        raise ValueError(f"{name}: an import or export that cannot be bundled")
    del made[name]
    given = f"return {{ {', '.join(exported)} }};"
    made[name] = (
        f"const {_variable(name)} = (() => {{\n{inside}\n{given}\n}})();" if exported else inside
    )


def _tight(source: str) -> str:
    """A module without margins and empty lines; one with a text of several lines as it is."""
    if any(line.count("`") % 2 for line in source.splitlines()):
        return source
    return re.sub(r"\n\s*", "\n", source)


def _beside(name: str, needed: str) -> str:
    """The name of a module as another one (``name``) sees it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), needed))


def _taken(name: str, found: re.Match[str]) -> str:
    names = " ".join(found[1].split()).replace(" as ", ": ")
    return f"const {{ {names} }} = {_variable(_beside(name, found[2]))};"
