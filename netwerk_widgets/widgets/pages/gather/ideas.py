"""The tray: ideas that came in, which the facilitator sorts into groups and sends on."""

from netwerk_widgets.session import tray
from netwerk_widgets.session.acts import Act
from netwerk_widgets.session.models.ideas import Idea
from netwerk_widgets.widgets.header import NOTEBOOKS, query
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section
from netwerk_widgets.widgets.tray import Tray

#: What the tray shows follows from these parts: also what ideas became.
PARTS = ("ideas", *(home.part for home in tray.HOMES.values()))

#: Where the ideas are looked for; what the tray itself shows is its own affair.
IDEAS = Recording(
    name="tray", part=tray.PART, path="items", model=Idea, keys=("text",), without=None
)


def fill(section: Section) -> None:
    """The tray."""
    page, t = section.page, section.page.t

    def told(kind: tray.Kind, name: str, where: str, since: Act | None) -> None:
        """Say what was made, with a way back and a way there."""
        words = t("ideas.sent", kind=t(f"ideas.kind.{kind}"), name=name)
        address = NOTEBOOKS[where] + query(page.session.name, t.language)
        label = t("history.go", where=t(f"steps.{where}.short"))
        link = {"href": address, "path": NOTEBOOKS[where], "label": label}
        page.done(words, since, link)

    widget = Tray(t, page.session, page.conflicts, page.problem, told)
    section.follow(widget, PARTS, widget.show)
    section.editors.append(widget)
    section.place(widget)
