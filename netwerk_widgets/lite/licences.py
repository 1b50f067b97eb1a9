"""Who made what is in the site, and on which terms: one page, from what each package says."""

import json
import sysconfig
import zipfile
from collections.abc import Iterable, Sequence
from email.parser import HeaderParser
from pathlib import Path

from markupsafe import Markup

from netwerk_widgets import places
from netwerk_widgets.texts import DEFAULT, texts

#: The Mozilla Public License 2.0, which has to go along with what is under it.
_MPL = Path(__file__).parent / "MPL-2.0.txt"
_LICENCE = ("licen", "copying", "notice", "authors")


def _of_wheel(path: Path) -> Markup:
    with zipfile.ZipFile(path) as wheel:
        names = [each for each in wheel.namelist() if ".dist-info/" in each]
        about = HeaderParser().parsestr(
            wheel.read(next(each for each in names if each.endswith("/METADATA"))).decode()
        )
        words = [
            wheel.read(each).decode(errors="replace")
            for each in names
            if any(word in each.rpartition("/")[2].lower() for word in _LICENCE)
        ]
    terms = about["License-Expression"] or (about["License"] or "").splitlines()[:1]
    said = terms if isinstance(terms, str) else "".join(terms)
    classes = [each for each in about.get_all("Classifier", []) if each.startswith("License")]
    short = said or "; ".join(each.rpartition(" :: ")[2] for each in classes)
    return _told(f"{about['Name']} {about['Version']}", short, words)


def _told(name: str, short: str, words: Iterable[str]) -> Markup:
    whole = Markup("").join(Markup("<pre>{}</pre>").format(each) for each in words)
    return Markup("<details><summary>{} – {}</summary>{}</details>").format(name, short, whole)


def pyodide(package: Path) -> tuple[str, str, Sequence[str]]:
    """Of Pyodide: its package says where its source is, and does not carry the text itself."""
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    name = f"Pyodide {about['version']}"
    return name, about["license"], [about["homepage"], _MPL.read_text(encoding="utf-8")]


def cpython() -> tuple[str, str, Sequence[str]]:
    """Of Python itself: the text that came with the one that builds, where it came with one."""
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    there = [text.read_text(encoding="utf-8", errors="replace")] if text.is_file() else []
    return "CPython", "PSF-2.0", there


def jupyterlite(environment: Path, version: str) -> tuple[str, str, Sequence[str]]:
    """Of JupyterLite and the scripts in it: what its packages in an environment carry."""
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for pattern in ("jupyterlite_*.dist-info/**/LICEN*", "jupyterlite_core/**/LICEN*")
        for path in sorted(environment.glob(f"lib/*/site-packages/{pattern}"))
        if path.is_file()
    ]
    return f"JupyterLite {version}", "BSD-3-Clause", list(dict.fromkeys(texts))


def of_scripts(folder: Path) -> list[tuple[str, str, Sequence[str]]]:
    """Of the scripts that JupyterLite's own scripts were made of, as its site lists them."""
    found: dict[str, tuple[str, str, Sequence[str]]] = {}
    for path in sorted(folder.rglob("third-party-licenses.json")):
        for each in json.loads(path.read_text(encoding="utf-8"))["packages"]:
            name = f"{each['name']} {each['versionInfo']}"
            found[name] = (name, each["licenseId"] or "", [each["extractedText"] or ""])
    return [found[name] for name in sorted(found)]


def licences(wheels: Iterable[Path], others: Iterable[tuple[str, str, Sequence[str]]]) -> str:
    """A page with all of them; ``others`` have a name, their terms, and the texts of those."""
    t = texts(DEFAULT)
    own = (places.PACKAGE.parent / "LICENSE").read_text(encoding="utf-8")
    told = [_told("Netwerk", "BSD-3-Clause", [own])]
    told += [_told(*each) for each in others]
    told += map(_of_wheel, wheels)
    return Markup(
        '<!DOCTYPE html>\n<html class="nw-html" lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title>'
        '<link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="netwerk/static/{}/netwerk.css">'
        '<link rel="stylesheet" href="lite.css"></head><body class="nw-body nw-lite">'
        '<main class="nw-page nw-lite-start"><h1>{}</h1><p>{}</p><div>{}</div>'
        '<p><a href="index.html">{}</a></p></main></body></html>\n'
    ).format(
        t.language,
        t("lite.licences"),
        places.static_version(),
        t("lite.licences"),
        t("lite.licences_lead"),
        Markup("").join(told),
        t("lite.home"),
    )
