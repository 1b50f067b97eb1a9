"""Lists without heads that we know: names, pairs, neighbours; and heads that nobody knows."""

import re
from dataclasses import replace

from netwerk_widgets.files.recognising import grouped, layouts, pairs, sentences
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.meaning import GUESSED, known
from netwerk_widgets.files.recognising.questions import Asking, Choice, Question
from netwerk_widgets.files.recognising.values import normal, numeric, recognised
from netwerk_widgets.files.tables import Row

#: What a board of sticky notes calls its notes and frames: no name of anybody.
_STICKY = re.compile(r"(sticky|sticky note|frame|notitie|kader|shape|group|groep) ?\d+", re.I)


def headless(block: Block, asking: Asking, *, pasted: bool) -> tuple[Block, Layout] | None:
    """What a list without known heads is; None when its first row may be heads."""
    block = pairs.below_title(block)
    line = grouped.one_line(block, asking) or grouped.indented(block, asking)
    if line:
        return line
    told = pairs.arrows(block) or sentences.relations(block)
    if told:
        return told
    spaced = pairs.spaced(block, asking) or pairs.dashed(block, asking)
    if spaced:
        return spaced
    around = layouts.neighbours(block)
    if around:
        return block, around
    full = [c for c in range(block.width) if any(block.column(c))]
    if len(full) < 2:
        under = grouped.under_headings(block, full[0], asking)
        if under:
            return under
        block = _below_head(_without_bullets(_without_stickies(block, asking), full[0]), full[0])
        return block, Layout("names", _roles(block, {"name": full[0]}))
    return _pairs(block, full, asking, pasted=pasted)


def _roles(block: Block, columns: dict[str, int], rest: str = "keep") -> tuple[str, ...]:
    roles = [rest] * block.width
    for role, column in columns.items():
        roles[column] = role
    return tuple(roles)


def _pairs(
    block: Block, full: list[int], asking: Asking, *, pasted: bool
) -> tuple[Block, Layout] | None:
    tops = [block.column(column)[0] for column in full]
    if _headed(block, full) or (all(tops) and all(recognised("sector", each) for each in tops)):
        return None
    first, second = block.column(full[0]), block.column(full[1])
    if first == [str(n + 1) for n in range(len(first))] and all(second):
        # The rows are numbered.
        return _pairs(block, full[1:], asking, pasted=pasted) if full[2:] else (
            block, Layout("names", _roles(block, {"name": full[1]}))
        )  # fmt: skip
    if not all(first) or not all(second):
        others = {normal(each) for each in second if each}
        if len(full) == 2 and all(first) and others and others <= set(map(normal, first)):
            columns = {"name": full[0], "with": full[1]}
            return block, Layout("neighbours", _roles(block, columns))
        told = pasted or any(known(each, second) for each in GUESSED)
        return _names(block, full) if told else None
    if _above_values(block, full):
        return None
    if any(known(each, second) for each in GUESSED):
        return _names(block, full)
    if len(full) == 3 and _with_kind(block, full):
        columns = {"from": full[0], "type": full[1], "to": full[2]}
        return block, Layout("relations", _roles(block, columns))
    numbers = all(
        recognised("x", text) is not None
        for column in full[2:]
        for text in block.column(column)
        if text
    )
    if not numbers or any(recognised("x", each) is not None for each in [*first, *second]):
        if set(map(normal, first)) & set(map(normal, second)):
            # Names of the first column are in the second too.
            return _between(block, full, first, second)
        return _names(block, full) if _recurs(first) or pasted else None
    both_ends = set(map(normal, first)) & set(map(normal, second))
    if (both_ends or not pasted) and _heads_of_pairs(first, second):
        return None
    meet = set(map(normal, first)) & set(map(normal, second)) or len(set(first)) < len(first)
    columns = {"from": full[0], "to": full[1]}
    if len(full) > 2:
        columns["weight"] = full[2]
    layout = Layout("relations", _roles(block, columns))
    if meet or (not pasted and len(full) == 2 and _lower(first + second)):
        return block, layout
    if len(full) == 2:
        return _names(block, full) if pasted else None
    question = Question(
        f"pairs:{block.sheet}:{block.top}", "pairs", block.sheet, block.top,
        words={"name": first[0], "other": second[0]}, must=True,
    )  # fmt: skip
    choices = [Choice("relations", "pairs_relations"), Choice("names", "pairs_names")]
    if asking.ask(question, choices) == "relations":
        return block, layout
    return _names(block, full)


def _between(
    block: Block, full: list[int], first: list[str], second: list[str]
) -> tuple[Block, Layout] | None:
    """Pairs with their kind behind them; None unless both of the first recur below, as no head."""
    below = {normal(each) for each in first[1:] + second[1:]}
    if not {normal(first[0]), normal(second[0])} <= below or len(full) != 3:
        return None
    if not known("kind", block.column(full[2]), 1):
        return None
    columns = {"from": full[0], "to": full[1], "type": full[2]}
    return block, Layout("relations", _roles(block, columns))


def _with_kind(block: Block, full: list[int]) -> bool:
    """Whether between two names that recur stands what kind of relation they have."""
    first, kind, last = ([normal(c) for c in block.column(n)] for n in full)
    recur = all(last) and set(first) & set(last) and not set(kind) & {*first, *last}
    return bool(recur) and (len(set(kind)) <= max(1, len(kind) // 2) or known("kind", kind, 1))


def _heads_of_pairs(first: list[str], second: list[str]) -> bool:
    """Whether the first of these pairs stands apart: nobody in it has any other relation."""
    tops = {normal(first[0]), normal(second[0])}
    rest = [normal(each) for each in first[1:] + second[1:]]
    return len(tops) == 2 and len(first) > 2 and not tops & set(rest) and len(set(rest)) < len(rest)


def _headed(block: Block, full: list[int]) -> bool:
    """Whether the first row looks like heads: it asks, or stands above numbers."""
    for column in full:
        top, *rest = block.column(column)
        numbers = [each for each in rest if each]
        if top.endswith("?") or (numbers and top and numeric(numbers) and not numeric([top])):
            return True
    return False


def _above_values(block: Block, full: list[int]) -> bool:
    """Whether a column holds known values, below a word that is none of them: its head."""
    for column in full[1:]:
        top, *rest = block.column(column)
        for each in GUESSED:
            told = [cell for cell in rest if cell]
            if top and len(told) > 1 and known(each, told, 1) and not known(each, [top], 1):
                return True
    return False


def _recurs(cells: list[str]) -> bool:
    return len(set(map(normal, cells))) < len(cells)


def _lower(cells: list[str]) -> bool:
    """Whether these are names as programs have them, not as people write them."""
    return all(cell == cell.lower() for cell in cells)


def _names(block: Block, full: list[int]) -> tuple[Block, Layout]:
    columns = {"name": full[0]}
    for column in full[1:]:
        for each in GUESSED:
            if each not in columns and known(each, block.column(column)):
                columns[each] = column
                break
    return block, Layout("parties", _roles(block, columns))


_BULLET = re.compile(r"\s*([-*•–▪◦·]|(\d{1,3})[.)])\s+")


def _without_bullets(block: Block, column: int) -> Block:
    """Names without the sign or the number that stands before every one of them."""
    found = [_BULLET.match(cell) for cell in block.column(column)]
    numbers = [each[2] for each in found if each]
    if len(block.rows) < 2 or not all(found):
        return block
    if set(numbers) != {None} and numbers != [str(n + 1) for n in range(len(numbers))]:
        return block
    rows = tuple(
        Row(row.number, (*row.cells[:column], _BULLET.sub("", row.cells[column], count=1)))
        for row in block.rows
    )
    return replace(block, rows=rows)


#: What a list of names is of, in what may stand above it.
_OF = (
    "organisaties|partijen|stakeholders|deelnemers|leden|partners|actoren|betrokkenen|instellingen|"
    "belanghebbenden|organisations|organizations|parties|participants|members|actors|institutions"
)
_HEAD = re.compile(
    rf"((lijst|overzicht|namen) (van |met )?|list of |names of )?((de|het|the|alle|all|onze|our|"
    rf"deelnemende|betrokken|aanwezige|relevante|mogelijke|participating|relevant|involved|"
    rf"possible) )*({_OF})( (die|who|that|which) .+)?"
)


def _below_head(block: Block, column: int) -> Block:
    """Names below a line that only says what they are: "Deelnemende organisaties"."""
    first = block.rows[0].cells[column].strip()
    if len(block.rows) < 3 or not _HEAD.fullmatch(normal(first)):
        return block
    heads = tuple(block.rows[0].cells)
    return Block(block.sheet, heads, block.rows[1:], block.title, block.rows[1].number)


def _without_stickies(block: Block, asking: Asking) -> Block:
    kept = []
    for row in block.rows:
        cell = next(cell for cell in row.cells if cell.strip()).strip()
        if _STICKY.fullmatch(cell) and len(block.rows) > 1:
            asking.say(
                Question(f"sticky:{row.number}", "sticky", block.sheet, row.number, "",
                         {"name": cell})
            )  # fmt: skip
        else:
            kept.append(row)
    return Block(block.sheet, block.heads, tuple(kept), block.title, block.top)


# ---- heads that nobody knows ----


def unheaded(block: Block, asking: Asking) -> tuple[Block, Layout]:
    """A list whose first row may be heads that we do not know: a person says what it is."""
    headed = layouts.with_first_row_as_heads(block)
    crossed = layouts.meetings(block)
    question = Question(
        f"unknown:{block.sheet}:{block.top}", "unknown_heads", block.sheet, block.top,
        words={"name": ", ".join(h.strip() for h in headed.heads if h.strip())}, must=True,
    )  # fmt: skip
    kinds = ["heads", "relations", "names"]
    if _both_ends(headed):
        kinds = ["relations", "heads", "names"]
    elif _of_the_list(block):
        kinds = ["names", "heads", "relations"]
    beside = grouped.columns(headed)
    if beside:
        kinds = ["columns", *kinds] if beside[2] else [*kinds, "columns"]
    if crossed:
        kinds = ["shared", "parties", *kinds]
    answer = asking.ask(question, [Choice(each, f"unknown_{each}") for each in kinds])
    if answer in ("shared", "parties") and crossed:
        return crossed[0], Layout("meetings", crossed[1].roles, crossed[1].names, answer)
    if answer == "columns" and beside:
        return beside[:2]
    full = [c for c in range(headed.width) if any(headed.column(c))]
    texts = [c for c in full if not numeric(headed.column(c))]
    if answer == "relations" and len(full) > 1:
        start, end = texts[:2] if len(texts) > 1 else full[:2]
        columns = {"from": start, "to": end}
        numbers = [c for c in full if c not in (start, end) and _amounts(headed.column(c))]
        if numbers:
            columns["weight"] = numbers[0]
        return headed, Layout("relations", _wide(headed, columns))
    if answer == "names":
        return block, Layout("parties", _wide(block, {"name": full[0] if full else 0}))
    return headed, Layout("parties", _wide(headed, {"name": texts[0] if texts else 0}))


_YEAR = re.compile(r"(19|20)\d\d")


def _amounts(cells: list[str]) -> bool:
    """Whether these are numbers, and not all of them years."""
    return numeric(cells) and not all(_YEAR.fullmatch(each) for each in cells if each)


def _of_the_list(block: Block) -> bool:
    """Whether the first row is one of the list: it has a number, or what recurs below it."""
    if len(block.rows) < 2:
        return False
    first = [cell.strip() for cell in block.rows[0].cells]
    recurs = any(cell and cell in block.column(c)[1:] for c, cell in enumerate(first) if c)
    return recurs or any(numeric([cell]) for cell in first if cell)


def _both_ends(block: Block) -> bool:
    """Whether names of the first column stand in the second too: then these are relations."""
    full = [c for c in range(block.width) if any(block.column(c))]
    texts = [c for c in full if not numeric(block.column(c))]
    if len(texts) < 2 or (len(texts) > 2 and texts[:2] != full[:2]):
        return False
    first, second = ({normal(c) for c in block.column(n) if c} for n in texts[:2])
    return bool(first & second)


def _wide(block: Block, columns: dict[str, int]) -> tuple[str, ...]:
    roles = ["keep"] * max(block.width, len(block.heads))
    for role, column in columns.items():
        roles[column] = role
    return tuple(roles)
