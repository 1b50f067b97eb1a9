"""The thread through all steps: accelerator → theme → goal → action, and dilemma → goal."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from netwerk_widgets.insights.finding import Finding, Unit
from netwerk_widgets.insights.names import few, named, party_names, taking_part
from netwerk_widgets.insights.overdue import overdue_findings
from netwerk_widgets.method import ACCELERATORS
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

NodeKind = Literal["accelerator", "theme", "goal", "dilemma", "action"]
#: From where it comes to what is done about it.
KINDS: tuple[NodeKind, ...] = ("accelerator", "theme", "goal", "dilemma", "action")


@dataclass(frozen=True, order=True)
class Node:
    """Something on the thread."""

    kind: NodeKind
    id: str


@dataclass(frozen=True)
class Thread:
    """All nodes in their steps' order, and the links between those that exist.

    Every link runs forward: accelerator → theme and goal, theme → goal, dilemma → goal,
    goal → action, dilemma → action.
    """

    nodes: tuple[Node, ...]
    links: tuple[tuple[Node, Node], ...]

    def of(self, kind: NodeKind) -> tuple[Node, ...]:
        """The nodes of one kind."""
        return tuple(node for node in self.nodes if node.kind == kind)


@dataclass(frozen=True)
class Trace:
    """All that leads to a node, and all that follows from it, nearest first."""

    node: Node
    before: tuple[Node, ...]
    after: tuple[Node, ...]


@dataclass(frozen=True)
class Loose:
    """What hangs loose, by id."""

    goals_without_action: tuple[str, ...]
    actions_without_goal: tuple[str, ...]
    themes_without_goal: tuple[str, ...]
    parties_without_role: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(
            self.goals_without_action
            or self.actions_without_goal
            or self.themes_without_goal
            or self.parties_without_role
        )


def thread(session: Session) -> Thread:
    """The thread of a session; an accelerator is on it once a goal names it."""
    links: list[tuple[Node, Node]] = []
    themes = [Node("theme", each.id) for each in session.dream.themes]
    goals = [Node("goal", each.id) for each in session.goals.goals]
    dilemmas = [Node("dilemma", each.id) for each in session.dilemmas.dilemmas]
    known = {*themes, *goals, *dilemmas}

    def link(start: Node, end: Node) -> None:
        if start in known and end in known and (start, end) not in seen:
            seen.add((start, end))
            links.append((start, end))

    seen: set[tuple[Node, Node]] = set()
    used = {a for goal in session.goals.goals for a in goal.accelerators}
    accelerators = [Node("accelerator", each) for each in ACCELERATORS if each in used]
    actions = [Node("action", each.id) for each in session.doing.actions]
    known.update(accelerators, actions)
    for goal in session.goals.goals:
        end = Node("goal", goal.id)
        theme = Node("theme", goal.theme or "")
        for accelerator in goal.accelerators:
            # A goal without a (known) theme hangs straight on its accelerators.
            link(Node("accelerator", accelerator), theme if theme in known else end)
        link(theme, end)
    for dilemma in session.dilemmas.dilemmas:
        link(Node("dilemma", dilemma.id), Node("goal", dilemma.goal or ""))
    for action in session.doing.actions:
        end = Node("action", action.id)
        link(Node("goal", action.goal or ""), end)
        link(Node("dilemma", action.dilemma or ""), end)
    nodes = (*accelerators, *themes, *goals, *dilemmas, *actions)
    return Thread(nodes, tuple(links))


def trace(session: Session, kind: NodeKind, item: str) -> Trace:
    """Follow the thread from one thing, back to where it comes from and on to what is done.

    A goal's own accelerators are given, not all those of its theme.

    Raises
    ------
    KeyError
        When nothing of that kind has that id.
    """
    whole = thread(session)
    node = Node(kind, item)
    if node not in whole.nodes:
        raise KeyError(f"{kind} {item}")
    own = {goal.id: set(goal.accelerators) for goal in session.goals.goals}
    back: dict[Node, list[Node]] = defaultdict(list)
    forth: dict[Node, list[Node]] = defaultdict(list)
    for start, end in whole.links:
        if start.kind == "accelerator":
            continue
        back[end].append(start)
        forth[start].append(end)
    # Accelerators belong to goals; between them and a theme the link is only a summary.
    for goal, names in own.items():
        for name in ACCELERATORS:
            if name in names:
                back[Node("goal", goal)].append(Node("accelerator", name))
                forth[Node("accelerator", name)].append(Node("goal", goal))
    before = _reach(node, back)
    if kind == "theme":
        wanted = {
            a for goal in session.goals.goals if goal.theme == item for a in goal.accelerators
        }
        before = tuple(Node("accelerator", a) for a in ACCELERATORS if a in wanted)
    after = _reach(node, forth)
    if kind == "accelerator":
        goals = {each.id for each in after if each.kind == "goal"}
        through = {g.theme for g in session.goals.goals if g.id in goals}
        after = (*(each for each in whole.of("theme") if each.id in through), *after)
    return Trace(node, before, after)


def _reach(start: Node, neighbours: dict[Node, list[Node]]) -> tuple[Node, ...]:
    found: dict[Node, None] = {}
    edge = [start]
    while edge:
        edge = [near for node in edge for near in neighbours.get(node, ()) if near not in found]
        found.update(dict.fromkeys(edge))
    found.pop(start, None)
    return tuple(found)


def loose(session: Session) -> Loose:
    """What is connected to nothing yet."""
    themes = {each.id for each in session.dream.themes}
    goals = {each.id for each in session.goals.goals}
    aimed = {each.theme for each in session.goals.goals}
    done = {each.goal for each in session.doing.actions}
    active = with_role(session)
    return Loose(
        goals_without_action=tuple(g.id for g in session.goals.goals if g.id not in done),
        actions_without_goal=tuple(a.id for a in session.doing.actions if a.goal not in goals),
        themes_without_goal=tuple(
            each.id for each in session.dream.themes if each.id in themes - aimed
        ),
        parties_without_role=tuple(p for p in taking_part(session) if p not in active),
    )


def absent(session: Session) -> tuple[NodeKind, ...]:
    """What the thread has none of, and so cannot run through; a dilemma need not be."""
    whole = thread(session)
    needed: tuple[NodeKind, ...] = ("accelerator", "theme", "goal", "action")
    return tuple(kind for kind in needed if not whole.of(kind))


def rootless(session: Session) -> tuple[str, ...]:
    """The goals that no accelerator or no theme leads to."""
    themes = {each.id for each in session.dream.themes}
    return tuple(
        goal.id for goal in session.goals.goals if not goal.accelerators or goal.theme not in themes
    )


def with_role(session: Session) -> set[str]:
    """The parties that do or say something after step 2.

    A dream or support, a theme, a goal or a position on one, a place on a dilemma, something
    that is brought or got, an action (own or together), an investment.
    """
    found: set[str | None] = set()
    found.update(d.id for d in session.dream.dreams if d.sentence or d.support is not None)
    found.update(party for theme in session.dream.themes for party in theme.parties)
    found.update(goal.owner for goal in session.goals.goals)
    found.update(each.id for each in session.goals.positions if each.positions)
    found.update(p.party for p in session.dilemmas.positions if p.position is not None)
    found.update(
        each.id
        for each in session.dilemmas.exchanges
        if each.brings or each.gets or each.brings_weight or each.gets_weight
    )
    for action in session.doing.actions:
        found.update((action.owner, *action.partners))
    found.update(each.id for each in session.doing.investments if each.hours or each.money)
    return {party for party in found if party is not None}


def node_names(session: Session, t: Texts) -> dict[Node, str]:
    """What to call each thing on the thread."""
    result = {Node("accelerator", a): t(f"method.accelerator.{a}.label") for a in ACCELERATORS}
    lists = (
        ("theme", session.dream.themes),
        ("goal", session.goals.goals),
        ("dilemma", session.dilemmas.dilemmas),
        ("action", session.doing.actions),
    )
    for kind, items in lists:
        result |= {Node(kind, id_): name for id_, name in named(items, t).items()}  # type: ignore[arg-type]
    return result


def findings(session: Session, t: Texts, today: date | None = None) -> list[Finding]:
    """What hangs loose, in words; one sentence when nothing does. With ``today`` what is late."""
    found = loose(session)
    goals = named(session.goals.goals, t)
    actions = named(session.doing.actions, t)
    themes = named(session.dream.themes, t)
    parties = party_names(session, t)
    result = []
    hanging: tuple[tuple[str, tuple[str, ...], dict[str, str], str, Unit], ...] = (
        ("theme_without_goal", found.themes_without_goal, themes, "themes", "theme"),
        ("goal_without_action", found.goals_without_action, goals, "goals", "goal"),
        ("action_without_goal", found.actions_without_goal, actions, "actions", "action"),
        ("party_without_role", found.parties_without_role, parties, "parties", "party"),
    )
    for key, ids, names, word, unit in hanging:
        if ids:
            who = few([names[each] for each in ids], t, quoted=unit != "party")
            sentence = t.count(f"thread.finding.{word}", len(ids), names=who)
            result.append(Finding(key, sentence, t(f"thread.question.{word}"), len(ids), unit))
    bare = rootless(session)
    if bare and not absent(session):
        sentence = t.count(
            "thread.finding.rootless",
            len(bare),
            names=few([goals[each] for each in bare], t, quoted=True),
        )
        result.append(Finding("goal_rootless", sentence, "", len(bare), "goal"))
    if not found and not bare and not absent(session) and taking_part(session):
        result.append(Finding("thread_whole", t("thread.finding.whole")))
    return [*result, *overdue_findings(session, t, today, ("goal", "action", "dilemma"))]
