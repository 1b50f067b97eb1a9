"""Answers to a survey, a row a respondent: with whom they have something, by name or in a grid."""

import re
from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising import heads as words
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout, with_first_row_as_heads
from netwerk_widgets.files.recognising.marks import mark
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal

_LIME = re.compile(r"\w+\[\w+\]")
_GRID = re.compile(r"(.*?)\s*\[([^\[\]]+)\]\s*")
#: The answer that a column is about, behind its question.
_LABEL = re.compile(r"(?:\s[-–—]\s|[:?]\s)([^-–—:?]+)$")
#: The party that a question to be answered with yes or no is about.
_ABOUT = re.compile(r"\b(?:met|with) (?:de |het |the )?([^-–—:?]+)\?$", re.IGNORECASE)
#: What SurveyMonkey writes above an answer that people typed.
_RESPONSES = frozenset({"Open-Ended Response", "Open antwoord", "Open-eindantwoord", "Response"})
#: LimeSurvey writes the code of a question before it.
_CODE = re.compile(r"^\w+(\[\w+\])?\.\s+(?=\S)")
#: The heads under which tools note when, how and from where somebody answered.
STAMPS = frozenset({
    "id", "submitdate", "startlanguage", "lastpage", "seed", "startdate", "datestamp", "ipaddr",
    "tijdstempel", "timestamp", "begintijd", "start time", "completion time", "tijd van voltooien",
    "voltooiingstijd", "email", "e mail", "e mailadres", "email address", "last modified time",
    "laatst gewijzigd", "response id", "respondent id", "collector id", "date created", "token",
    "refurl", "starttijd", "datum", "date", "antwoord id", "datum ingestuurd", "date submitted",
    "laatste pagina", "last page", "starttaal", "start language", "startdatum", "date started",
    "datum van laatste actie", "date last action", "ip adres", "ip address", "recordedip",
    "start date", "end date", "begindatum", "einddatum", "collector",
})  # fmt: skip
_ORGANISATION = re.compile(
    r"\b(organisatie|organisation|organization|instelling|bedrijf|company|partij|party|namens)\b"
)
_WHO = re.compile(r"\b(naam|name|afdeling|werkt u bij|waar werkt)\b")


def answers(block: Block, asking: Asking) -> tuple[Block, Layout] | None:
    """One row a respondent, with columns that ask with whom: a survey's export."""
    headed = _one_row_of_heads(with_first_row_as_heads(block))
    if len(headed.rows) < 1 or headed.width < 2:
        return None
    plain = [normal(_CODE.sub("", head.strip())) for head in headed.heads]
    stamps = [c for c, head in enumerate(plain) if head in STAMPS]
    grid = {
        c: found[2].strip()
        for c, head in enumerate(headed.heads)
        if (found := _GRID.fullmatch(head.strip())) and c not in stamps
    }
    asked = [c for c in words.with_columns(headed.heads) if c not in stamps and c not in grid]
    for column in asked:  # "Werkt u samen met - Curamus", with yes and no
        head = headed.heads[column]
        label = _LABEL.search(head) or _ABOUT.search(head)
        if label and _all_marks(headed.column(column)):
            grid[column] = label[1].strip()
    asked = [c for c in asked if c not in grid]
    if not grid and not (asked and _answered(headed, [plain[c] for c in stamps], asked)):
        return None
    who = _who(headed, plain, [*stamps, *grid, *asked])
    if who is None:
        return None
    coded = [c for c in grid if _LIME.fullmatch(headed.heads[c].strip())]
    labels = ["" for _ in range(headed.width)]
    if coded:
        labels = _in_order(headed, who, coded, labels)
        asking.say(Question(f"coded:{block.sheet}", "coded", block.sheet, block.top))
    for column in () if coded else _of_parties(headed, who, grid, asking):
        labels[column] = grid[column]
    roles = ["keep"] * headed.width
    for column in stamps:
        roles[column] = "skip"
    for column in grid:
        roles[column] = "mark" if labels[column] else "keep"
    for column in _counting(headed, asked, asking):
        roles[column] = "with"
    roles[who] = "name"
    return headed, Layout("answers", tuple(roles), tuple(labels), "coded" if coded else "")


#: Heads of days and addresses that any list may have.
_ANYWHERE = frozenset({
    "id", "datum", "date", "email", "e mail", "e mailadres", "email address", "startdatum",
    "start date", "begindatum", "einddatum", "end date", "laatst gewijzigd",
})  # fmt: skip
_QUESTION = re.compile(r"\?|\b(u|uw|je|jij|jullie|you|your)\b", re.IGNORECASE)


def _answered(block: Block, stamps: Sequence[str], asked: Sequence[int]) -> bool:
    """Whether a tool noted when somebody answered; a day or address may stand in any list."""
    # A number before each row alone is what another list calls its parties.
    noted = {*stamps} - {"id"}
    asks = any(_QUESTION.search(block.heads[c]) for c in asked)
    return bool(noted - _ANYWHERE) or (bool(noted) and asks)


#: What a question says that asks for what is not there yet.
_WISH = re.compile(
    r"\b(wil|wilt|willen|zou|zouden|wens|gewenste?|toekomst\w*|would|want|wish|future)\b"
)


def _counting(block: Block, asked: Sequence[int], asking: Asking) -> list[int]:
    """Which questions tell of relations, where several do: of now and wished for, say."""
    heads = {c: _CODE.sub("", block.heads[c].strip()) for c in asked}
    different = {words.bare(re.sub(r"\d+", "", _LABEL.sub("", head))) for head in heads.values()}
    wished = [c for c, head in heads.items() if _WISH.search(normal(head))]
    if len(different) < 2:
        return [] if wished and not _is_there(block, asked, asking) else list(asked)
    now = [c for c in asked if c not in wished]
    question = Question(
        f"questions:{block.sheet}:{block.top}", "questions", block.sheet, block.top,
        words={"name": "; ".join(heads.values())}, must=True,
    )  # fmt: skip
    each = [Choice(str(c), "matrices_one", head) for c, head in heads.items()]
    choices = [Choice("all", "matrices_all"), *each]
    if wished and now:
        choices.sort(key=lambda one: one.value != str(now[0]))
    answer = asking.ask(question, choices)
    return list(asked) if answer == "all" else [int(answer)]


def _is_there(block: Block, wished: Sequence[int], asking: Asking) -> bool:
    """Whether what is wished for counts all the same; it is not what there is."""
    head = block.heads[wished[0]].strip()
    question = Question(
        f"with:{block.sheet}:{block.top}:{wished[0]}", "with", block.sheet, block.top, head,
        {"name": head[:120]}, must=True,
    )  # fmt: skip
    return asking.ask(question, [Choice("keep", "keep"), Choice("with", "with")]) == "with"


def _all_marks(cells: Sequence[str]) -> bool:
    return any(cells) and all(mark(cell) is not None for cell in cells)


def _one_row_of_heads(block: Block) -> Block:
    """The block without the rows in which Qualtrics and SurveyMonkey say more of their questions.

    Qualtrics has a row of its own ids below the questions; SurveyMonkey, below a question, the
    answers that it offered.
    """
    heads, rows = list(block.heads), list(block.rows)
    while rows and any("ImportId" in cell for cell in rows[0].cells):
        del rows[0]
    if rows and any(cell.strip() in _RESPONSES for cell in rows[0].cells):
        heads += [""] * (len(rows[0].cells) - len(heads))  # Excel cuts off the empty ones
        for column, head in enumerate(heads):
            heads[column] = head.strip() or (heads[column - 1] if column else "")
        del rows[0]
    return replace(block, heads=tuple(heads), rows=tuple(rows))


def _who(block: Block, plain: Sequence[str], others: Sequence[int]) -> int | None:
    """The column that says for whom a respondent answers: the organisation before a person."""
    rest = [c for c in range(min(block.width, len(plain))) if c not in others]
    rest = [c for c in rest if any(block.column(c))]
    for pattern in (_ORGANISATION, _WHO):
        found = next((c for c in rest if pattern.search(plain[c])), None)
        if found is not None:
            return found
    return next((c for c in rest if _different(block.column(c))), None)


#: So many of the rows of a grid are respondents themselves when it asks about each other.
_EACH_OTHER = 0.3


def _of_parties(block: Block, who: int, grid: dict[int, str], asking: Asking) -> list[int]:
    """The columns of a grid that are about other parties, and not about themes or the like."""
    names = {normal(each) for each in block.column(who) if each}
    by_question: dict[str, list[int]] = {}
    for column in grid:
        head = block.heads[column].strip()
        found = _GRID.fullmatch(head)
        asks = _CODE.sub("", found[1]) if found else _ABOUT.sub(" met", _LABEL.sub("", head))
        by_question.setdefault(normal(asks), []).append(column)
    of_parties: list[int] = []
    for asks, columns in by_question.items():
        known = sum(normal(grid[c]) in names for c in columns)
        if known >= _EACH_OTHER * len(columns):
            of_parties += columns
            continue
        labels = ", ".join(grid[c] for c in columns)
        question = Question(
            f"grid:{block.sheet}:{block.top}:{columns[0]}", "grid", block.sheet, block.top,
            words={"name": labels}, must=True,
        )  # fmt: skip
        choices = [Choice("parties", "grid_parties"), Choice("keep", "grid_keep")]
        if not words.with_columns([asks]):
            choices.reverse()
        if asking.ask(question, choices) == "parties":
            of_parties += columns
    return of_parties


def _different(cells: Sequence[str]) -> bool:
    full = [cell for cell in cells if cell]
    return bool(full) and len(set(full)) == len(full) and not any(c.isdigit() for c in full)


def _in_order(block: Block, who: int, coded: Sequence[int], labels: list[str]) -> list[str]:
    """LimeSurvey's codes as the respondents in their order; their own names where they are."""
    names = list(dict.fromkeys(filter(None, block.column(who))))
    for place, column in enumerate(coded):
        code = block.heads[column]
        labels[column] = names[place] if place < len(names) else code
    return labels
