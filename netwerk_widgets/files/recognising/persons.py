"""A register of persons with their organisations: which of the two are the parties."""

from dataclasses import replace

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.heads import bare
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal

_PERSON = frozenset({
    "naam", "name", "stakeholder", "stakeholder name", "persoon", "person", "full name",
    "volledige naam", "naam persoon", "contact", "respondent", "deelnemer", "participant",
    "belanghebbende", "first name", "voornaam", "achternaam", "last name",
})  # fmt: skip
_ORGANISATION = frozenset({
    "organisatie", "organisation", "organization", "bedrijf", "company", "instelling", "werkgever",
    "employer", "affiliation", "organisation department", "organization department",
    "organisatie afdeling", "naam organisatie", "organisation name", "organization name",
    "namens", "on behalf of", "institution", "agency",
})  # fmt: skip


def told_apart(block: Block, layout: Layout, asking: Asking) -> tuple[Block, Layout]:
    """The layout in which persons are not taken for organisations."""
    named = [bare(head) or normal(head) for head in block.heads]
    person = next((c for c, word in enumerate(named) if word in _PERSON), None)
    group = next((c for c, word in enumerate(named) if word in _ORGANISATION), None)
    if person is None or group is None or not any(block.column(group)):
        return block, layout
    if block.column(person) == block.column(group):
        return block, layout
    question = Question(
        f"persons:{block.sheet}:{block.top}", "persons", block.sheet, block.top, must=True
    )
    choices = [
        Choice("organisations", "persons_organisations"),
        Choice("persons", "persons_persons"),
    ]
    answer = asking.ask(question, choices)
    roles = list(layout.roles)
    for column, role in enumerate(roles):
        if role == "name":
            roles[column] = "keep"
    if answer == "organisations":
        roles[group], roles[person] = "name", "keep"
        # What a person does there is not the organisation's role in the network.
        roles = ["keep" if role == "role" else role for role in roles]
    else:
        roles[person], roles[group] = "name", "parent"
    return block, replace(layout, roles=tuple(roles))
