"""The participants' page as one file: opens from disk, asks nobody for anything."""

from markupsafe import Markup, escape

from netwerk_widgets import plotlyjs
from netwerk_widgets.bundle import allowed, bundle, inline, sheet
from netwerk_widgets.figures.map import fonts
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.dashboard import page

_SHEETS = ("netwerk.css", "map/map.css", "room.css")


def overview(session: Session, name: str, t: Texts) -> str:
    """A session as one HTML document, as the room may see it, with all its figures.

    Its policy lets nothing run but the two scripts in it, and nothing be fetched.
    """
    plotly = plotlyjs.script().read_text(encoding="utf-8")
    scripts = [inline(plotly), inline(bundle("dashboard.js"))]
    sheets = styles()
    ours = " ".join(map(allowed, scripts))
    policy = (
        f"default-src 'none'; script-src {ours}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    body = page(session, name, t, alone=True)
    title = f"{name} · {t('ui.product')}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html class="nw-html" lang="{t.language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            '<link rel="icon" href="data:,">',
            f"<style>{Markup(sheets)}</style>",  # noqa: S704 - our own files
            "</head>",
            '<body class="nw-body">',
            body,
            f"<script>{scripts[0]}</script>",
            f'<script type="module">{scripts[1]}</script>',
            "</body>",
            "</html>",
            "",
        ]
    )


def styles() -> str:
    """The styles of the participants' page with their fonts in them: nothing is to be fetched."""
    sheets = "\n".join(map(sheet, _SHEETS))
    for file, address in fonts.addresses().items():
        sheets = sheets.replace(f"fonts/{file}", address)
    return sheets
