"""Pieces of page as HTML. Everything put into them is escaped, whatever it holds."""

from collections.abc import Collection, Iterable, Sequence

from ipywidgets import HTML
from markupsafe import Markup, escape

from netwerk_widgets.bounded import Trouble
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.texts import Texts


def html(markup: Markup | str = "", css: str = "") -> HTML:
    """An HTML widget of safe markup; a plain `str` is escaped first."""
    widget = HTML(str(escape(markup)))
    if css:
        widget.add_class(css)
    return widget


def joined(pieces: Iterable[Markup]) -> Markup:
    """Several pieces after each other."""
    return Markup("").join(pieces)


def heading(title: str, intro: str = "", level: int = 2, anchor: str = "") -> Markup:
    """A heading, and a paragraph under it."""
    tag = Markup("h{}").format(int(level))
    head = Markup('<{0} id="{1}">{2}</{0}>').format(tag, anchor, title)
    return head + Markup("<p>{}</p>").format(intro) if intro else head


def findings(found: Iterable[Finding], t: Texts, level: int = 3) -> Markup:
    """What stands out: sentences, each with its question for the group.

    ``level`` is that of its heading: 2 where the section has none of its own.
    """
    rows = joined(
        Markup("<li>{}{}</li>").format(
            each.sentence,
            Markup('<span class="nw-ask">{}</span>').format(each.question) if each.question else "",
        )
        for each in found
    )
    if not rows:
        return Markup("")
    return Markup('<div class="nw-findings"><{0}>{1}</{0}><ul>{2}</ul></div>').format(
        Markup("h{}").format(int(level)), t("ui.stands_out"), rows
    )


def missing(trouble: Trouble, t: Texts, what: str = "part") -> Markup:
    """What stands in the place of a piece (``figure`` or ``part``) that could not be made."""
    return remark(t(f"missing.{what}.{trouble}"))


def remark(sentence: str) -> Markup:
    """A quiet sentence; nothing when there is nothing to say."""
    return Markup('<p class="nw-help">{}</p>').format(sentence) if sentence else Markup("")


def notes(lines: Iterable[str], t: Texts) -> Markup:
    """The facilitator's notes, folded in."""
    rows = joined(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<details class="nw-notes"><summary>{}</summary><ul>{}</ul></details>').format(
        t("ui.notes"), rows
    )


def checklist(lines: Iterable[tuple[bool, str]]) -> Markup:
    """What is done and what is still missing."""
    rows = joined(
        Markup('<li class="{}">{}</li>').format("is-met" if met else "is-missing", line)
        for met, line in lines
    )
    return Markup('<div class="nw-done"><ul>{}</ul></div>').format(rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """A small table; the first cell of a row is its head."""
    first = joined(Markup('<th scope="col">{}</th>').format(each) for each in head)
    body = joined(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            row[0], joined(Markup("<td>{}</td>").format(each) for each in row[1:])
        )
        for row in rows
    )
    return Markup(
        '<div class="nw-table-scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="nw-numbers"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(", ".join(head), first, body)


def numbers(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    caption: str = "",
    different: Collection[int] = (),
) -> Markup:
    """A table with columns of numbers beside the first, which names the rows.

    The rows at these places (0, 1, …) differ. On a narrow screen it moves, with the keyboard too;
    with three columns of numbers or more each row is a card there. Several of one page may have
    one caption, so it is no landmark.
    """
    first, *columns = head
    cards = Markup(" is-cards") if len(columns) > 2 else ""
    cell = Markup('<td class="is-number" role="cell" data-label="{}">{}</td>')
    heads = joined(Markup('<th scope="col" class="is-number">{}</th>').format(x) for x in columns)
    corner = Markup('<th scope="col">{}</th>').format(first) if first else Markup("<td></td>")
    body = joined(
        Markup('<tr role="row"{}><th scope="row" role="rowheader">{}</th>{}</tr>').format(
            Markup(' class="is-different"') if at in different else "",
            row[0],
            joined(cell.format(*each) for each in zip(columns, row[1:], strict=True)),
        )
        for at, row in enumerate(rows)
    )
    above = Markup("<caption>{}</caption>").format(caption) if caption else Markup("")
    return Markup(
        '<div class="nw-table-scroll" tabindex="0" role="group" aria-label="{}">'
        '<table class="nw-grid{}" role="table">{}<thead><tr>{}{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table></div>'
    ).format(caption or ", ".join(columns), cards, above, corner, heads, body)
