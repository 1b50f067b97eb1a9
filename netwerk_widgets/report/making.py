"""From a session to the bytes of a file."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from netwerk_widgets.report import pictures
from netwerk_widgets.report.document import Document, with_notes, with_tables
from netwerk_widgets.report.kinds import About, Appendix, Kind
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: Called with the share that is done (0 … 1) and what is being done, in words.
Progress = Callable[[float, str], None]

#: The share of the time after which the text is written, and after which all is drawn.
_WRITTEN, _DRAWN = 0.1, 0.9
#: What has figures; for the others no browser has to open.
_PICTURED: tuple[About, ...] = ("short", "full")
#: So many missing letters are told: enough to see which script it is.
_SHOWN = 4


def make(
    session: Session,
    name: str,
    kind: Kind,
    t: Texts,
    today: date,
    progress: Progress = lambda *_: None,
    about: About = "short",
    appended: Collection[Appendix] | None = None,
) -> bytes:
    """The report of a session as a file.

    Blocks for the seconds that drawing takes; an exception of ``progress`` stops it.

    Parameters
    ----------
    session, name
        What was recorded, and what the session is called.
    kind
        ``docx``, ``pdf``, ``html``, ``xlsx`` or ``ics``.
    today
        The day of the report: what is overdue follows from it.
    about, appended
        What a document is about, and what stands at its end (`contents.contents`).

    Raises
    ------
    NetwerkError
        When it should be a PDF and there is no browser, or the browser does not print.
    """
    progress(0.0, t("report.progress.outline"))
    if kind == "ics":
        from netwerk_widgets.report import calendar

        return calendar.write(session, name, t)
    if kind == "xlsx":
        from netwerk_widgets.report import xlsx
        from netwerk_widgets.report.outline import outline

        return xlsx.write(outline(session, name, t, today), t)
    if about not in _PICTURED and kind != "pdf":
        from netwerk_widgets.report.contents import contents

        document = contents(session, name, t, today, about, appended)
        progress(_DRAWN, t("report.progress.file"))
        return _written(document, {}, kind, t)
    # The browser opens while the text is written, and closes while the file is.
    with pictures.Studio() as studio:
        if kind == "pdf":
            studio.needed()
        from netwerk_widgets.report.contents import contents

        document = contents(session, name, t, today, about, appended)
        progress(_WRITTEN, t("report.progress.browser"))

        def drawn(done: int, every: int) -> None:
            share = _WRITTEN + (_DRAWN - _WRITTEN) * done / every
            progress(share, t("report.progress.picture", done=done, all=every))

        images = studio.draw(document.pictures(), "png" if kind == "docx" else "svg", drawn)
        if kind != "pdf":
            studio.close()
        document = with_tables(document, images.drawn, _notice(images, t))
        document = with_notes(document, _letters(images, t))
        progress(_DRAWN, t("report.progress.file"))
        written = _written(document, images.drawn, kind, t)
        return studio.printed(written.decode()) if kind == "pdf" else written


def _written(
    document: Document, images: Mapping[str, pictures.Image], kind: Kind, t: Texts
) -> bytes:
    if kind == "docx":
        from netwerk_widgets.report import word

        return word.write(document, images, t)
    from netwerk_widgets.report import html

    return html.write(document, images, t).encode()


def _notice(images: pictures.Images, t: Texts) -> str:
    """Why there are tables in place of figures."""
    if images.trouble == "no_pictures":
        return t("report.no_pictures")
    if images.trouble == "browser_failed":
        return t("report.browser_failed")
    return t("report.some_pictures")


def _letters(images: pictures.Images, t: Texts) -> dict[str, str]:
    """Which letters are missing from which picture."""
    return {
        key: t("report.missing_letters", letters=_few(image.missing))
        for key, image in images.drawn.items()
        if image.missing
    }


def _few(signs: tuple[str, ...]) -> str:
    """Some signs, each with its number: where it cannot be drawn, it cannot be read here either."""
    shown = ", ".join(f"{sign} U+{ord(sign):04X}" for sign in signs[:_SHOWN])
    return f"{shown}…" if len(signs) > _SHOWN else shown
