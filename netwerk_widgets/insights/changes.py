"""Two states of the map in words: who is new, who is gone, and what it did to the measures."""

from collections.abc import Iterable

from netwerk_widgets.insights.finding import Finding, Unit
from netwerk_widgets.insights.names import few, short
from netwerk_widgets.network.comparison import Comparison, Row
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.texts import Texts

#: The measures whose change raises a question, the most telling first.
_ASKED = ("components", "isolates", "articulation", "centralisation", "density")
#: Of what the number of each is.
_UNITS: dict[str, Unit] = {
    "components": "part",
    "isolates": "party",
    "articulation": "party",
    "centralisation": "share",
    "density": "share",
}
#: So many sentences at most.
SHOWN = 5

Cells = tuple[str, str, str]


def changes(comparison: Comparison, t: Texts, limit: int = SHOWN) -> list[Finding]:
    """The difference in at most ``limit`` sentences: first who, then what it did."""
    if comparison.same:
        return [Finding("same", t("changes.finding.same"))]
    return [*_who(comparison, t), *_what(comparison, t), *_moved(comparison, t)][:limit]


def _who(comparison: Comparison, t: Texts) -> Iterable[Finding]:
    before, after = _names(comparison.before, t), _names(comparison.after, t)
    parties, relations = comparison.parties, comparison.relations
    if parties.gone:
        names = few([before[each] for each in parties.gone], t)
        sentence = t.count("changes.finding.gone", len(parties.gone), names=names)
        yield Finding("gone", sentence, "", len(parties.gone), "party")
    if parties.new:
        names = few([after[each] for each in parties.new], t)
        sentence = t.count("changes.finding.new", len(parties.new), names=names)
        yield Finding("new", sentence, "", len(parties.new), "party")
    if relations.gone or relations.new:
        new, gone = len(relations.new), len(relations.gone)
        sentence = t("changes.finding.relations", new=new, gone=gone)
        yield Finding("relations", sentence, "", new + gone, "relation")
    if parties.changed and not (parties.gone or parties.new):
        names = few([after[each] for each in parties.changed], t)
        count = len(parties.changed)
        sentence = t.count("changes.finding.changed", count, names=names)
        yield Finding("changed", sentence, "", count, "party")


def _what(comparison: Comparison, t: Texts) -> Iterable[Finding]:
    rows = {each.key: each for each in comparison.rows}
    for key in _ASKED:
        row = rows[key]
        if row.same or row.before is None or row.after is None:
            continue
        before, after = (value(row, each, t) for each in (row.before, row.after))
        if before == after:  # what nobody can read is no change
            continue
        way = "up" if row.after > row.before else "down"
        yield Finding(
            key,
            t(
                "changes.finding.measure",
                measure=t(f"changes.measure.{key}"),
                before=before,
                after=after,
            ),
            t(f"changes.question.{key}.{way}"),
            row.after - row.before,
            _UNITS[key],
        )


def _moved(comparison: Comparison, t: Texts) -> Iterable[Finding]:
    names = _names(comparison.after, t)
    for move in comparison.moves[:1]:
        way = "up" if move.after > move.before else "down"
        yield Finding(
            "moved",
            t(
                f"changes.finding.moved.{way}",
                name=short(names[move.party], 48),
                before=t.number(100 * move.before),
                after=t.number(100 * move.after),
            ),
            t(f"changes.question.moved.{way}", name=short(names[move.party], 48)),
            move.after - move.before,
            "share",
        )


def value(row: Row, number: float | None, t: Texts) -> str:
    """A measure's value as people read it."""
    if number is None:
        return "–"
    if row.form == "share":
        return f"{t.number(100 * number)}%"
    return t.number(number, 0 if row.form == "count" else 2)


def measure_rows(comparison: Comparison, t: Texts) -> list[tuple[str, str, str, bool]]:
    """Every measure with its value before and after as they are read, and whether those differ."""
    found = (
        (row.key, value(row, row.before, t), value(row, row.after, t)) for row in comparison.rows
    )
    return [
        (t(f"changes.measure.{key}"), before, after, before != after)
        for key, before, after in found
    ]


def difference_rows(comparison: Comparison, t: Texts) -> list[Cells]:
    """Every new, gone and changed party and relation: what it is, which, and how it differs."""
    rows: list[Cells] = []
    before, after = _names(comparison.before, t), _names(comparison.after, t)
    party, relation = t("changes.party"), t("changes.relation")
    gone, new = t("changes.gone"), t("changes.new")
    rows += [(party, before[each], gone) for each in comparison.parties.gone]
    rows += [(party, after[each], new) for each in comparison.parties.new]
    for each, fields in comparison.parties.changed.items():
        rows.append((party, after[each], _fields("stakeholder", fields, t)))
    old = {each.id: _said(each, before, t) for each in comparison.before.relations.items}
    now = {each.id: _said(each, after, t) for each in comparison.after.relations.items}
    rows += [(relation, old[each], gone) for each in comparison.relations.gone]
    rows += [(relation, now[each], new) for each in comparison.relations.new]
    for each, fields in comparison.relations.changed.items():
        rows.append((relation, now[each], _fields("relation", fields, t)))
    return rows


def _fields(model: str, fields: tuple[str, ...], t: Texts) -> str:
    names = [t(f"fields.label.{model}_{each}") for each in fields]
    return t("changes.changed", fields=t.enumerate(names))


def _names(session: Session, t: Texts) -> dict[str, str]:
    return {
        each.id: " ".join(each.name.split()) or t("ui.unnamed")
        for each in session.stakeholders.items
    }


def _said(relation: Relation, names: dict[str, str], t: Texts) -> str:
    ends = [names.get(str(each), t("ui.gone")) for each in (relation.from_id, relation.to_id)]
    kind = t(f"fields.relation.{relation.kind}")
    return t("changes.between", a=short(ends[0], 48), b=short(ends[1], 48), kind=kind)
