"""A page that stands alone: it opens from disk, asks nobody for anything, and prints."""

from markupsafe import Markup

from netwerk_widgets import places
from netwerk_widgets.bundle import allowed, bundle, inline
from netwerk_widgets.texts import Texts

_PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>\n{style}\n</style>\n</head>\n<body>\n{body}\n"
    '<script type="module">{script}</script>\n</body>\n</html>\n'
)


def document(name: str, title: str, body: Markup, t: Texts) -> str:
    """The page with the style and the script of that name (``static/paper``), as one file.

    Its policy lets nothing run but that script, and nothing be fetched or sent.
    """
    folder = places.static() / "paper"
    style = (folder / f"{name}.css").read_text(encoding="utf-8")
    script = inline(bundle(f"paper/{name}.js"))
    policy = (
        f"default-src 'none'; script-src {allowed(script)}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return str(
        _PAGE.format(
            lang=t.language,
            policy=policy,
            title=title,
            style=Markup(style),  # noqa: S704 - our own files
            body=body,
            script=Markup(script),  # noqa: S704 - our own files
        )
    )
