"""De rode draad: the line from accelerator to action, and what hangs loose."""

from ipywidgets import Dropdown
from markupsafe import Markup

from netwerk_widgets.insights import thread
from netwerk_widgets.session import tray
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from netwerk_widgets.widgets.pages.step import no_session
from netwerk_widgets.widgets.section import Section, offer_options

PARTS = ("dream", "goals", "dilemmas", "doing", "stakeholders")


def _opening(page: OpenPage) -> list[Section]:
    head = markup.html(_head(page.t))
    if page.live is None:
        return [no_session(page, head)]
    section = Section(page, "top", "").bare()
    section.box.add_class("nw-close")
    section.place(head)
    return [section]


def _flow(section: Section) -> None:
    section.place(
        section.figure("thread"),
        section.text(
            lambda s, t: markup.findings(thread.findings(s, t, today()), t, level=2),
            (*PARTS, "persevering"),
        ),
    )


def _head(t: Texts) -> Markup:
    head = Markup('<div class="nw-opening"><h1>{}</h1><p class="nw-question">{}</p></div>')
    return head.format(t("pages.thread.flow.title"), t("pages.thread.flow.intro"))


def _trace(section: Section) -> None:
    page, t = section.page, section.page.t
    chosen = Dropdown(description=t("pages.thread.trace.of"))

    def offer() -> None:
        session = page.recorded
        names = thread.node_names(session, t)
        nodes = thread.thread(session).nodes
        options: list[tuple[str, tuple[thread.NodeKind, str] | None]] = [("–", None)]
        options += [
            (f"{t(f'thread.kind.{node.kind}')}: {names[node]}", (node.kind, node.id))
            for node in nodes
        ]
        offer_options(chosen, options)

    section.follow(chosen, PARTS, offer)
    offer()
    line = section.text(lambda session, t: traced(session, chosen.value, t), PARTS)
    chosen.observe(lambda _change: section.refresh({"goals"}), "value")
    section.place(chosen, css="nw-choose")
    section.place(line)


def traced(session: Session, chosen: "tuple[thread.NodeKind, str] | None", t: Texts) -> Markup:
    """What leads to one thing, and what follows from it."""
    if chosen is None:
        return Markup("")
    names = thread.node_names(session, t)
    try:
        found = thread.trace(session, *chosen)
    except KeyError:
        return Markup("")
    columns = (
        (t("pages.thread.trace.before"), reversed(found.before)),
        (t("pages.thread.trace.here"), [found.node]),
        (t("pages.thread.trace.after"), found.after),
    )
    item = Markup("<li><span class='nw-badge'>{}</span> {}</li>")
    blocks = markup.joined(
        Markup("<div><h3>{}</h3><ul>{}</ul></div>").format(
            title,
            markup.joined(item.format(t(f"thread.kind.{n.kind}"), names[n]) for n in nodes)
            or Markup("<li>–</li>"),
        )
        for title, nodes in columns
    )
    return Markup('<div class="nw-trace">{}</div>').format(blocks) + _from_ideas(
        session, found.node, t
    )


def _from_ideas(session: Session, node: thread.Node, t: Texts) -> Markup:
    """The ideas that this thing once was."""
    return markup.joined(
        Markup('<p class="nw-help">{}</p>').format(t("ideas.came_from", name=each))
        for each in tray.origins(session, node.kind, node.id)
    )


CONTENTS = PageContents(
    _opening,
    (
        SectionEntry("flow", _flow, "pages.thread.flow.title", figures=("thread",), heading=False),
        SectionEntry("trace", _trace, "pages.thread.trace.title", "pages.thread.trace.intro"),
    ),
)
