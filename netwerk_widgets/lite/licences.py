"""Who made what is in the site, and on which terms: one page, from what each package says."""

import zipfile
from collections.abc import Iterable
from email.parser import HeaderParser
from pathlib import Path

from markupsafe import Markup

from netwerk_widgets import places
from netwerk_widgets.texts import DEFAULT, texts

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


def licences(wheels: Iterable[Path], others: Iterable[tuple[str, str, Path | None]]) -> str:
    """A page with all of them; ``others`` have a name, their terms, and the text if it is here."""
    t = texts(DEFAULT)
    own = (places.PACKAGE.parent / "LICENSE").read_text(encoding="utf-8")
    told = [_told("Netwerk", "BSD-3-Clause", [own])]
    for name, short, path in others:
        told.append(_told(name, short, [path.read_text(encoding="utf-8")] if path else []))
    told += map(_of_wheel, wheels)
    return Markup(
        '<!DOCTYPE html>\n<html lang="{}"><head><meta charset="utf-8">'
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
