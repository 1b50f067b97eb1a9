"""A mutant in a process that has everything imported: its functions get their other code.

To import what a group's tests need takes seconds, a test mostly hundredths; so it is done once, and
each mutant is made in a copy of that process. What an import makes (the numbers of a module, its
classes, what a decorator keeps) is in no function's code: for that the module is imported anew.
"""

import ast
import gc
import inspect
from types import CodeType, FunctionType


def swapped(path: str, before: str, after: str) -> bool:
    """Give a module's functions their code of ``after``; False when that is not all of it.

    The module is imported: of one that is not there are no functions yet.
    """
    # Of `after` the lines are not those of the file: what changed is seen beside its like.
    old, like, new = (
        compile(each, path, "exec", dont_inherit=True)
        for each in (before, ast.unparse(ast.parse(before)), after)
    )
    found: dict[CodeType, CodeType] = {}
    if not _paired(old, like, new, found):
        return False
    living = [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType)
        and each.__code__.co_filename == path
        and each.__code__ in found
    ]
    try:
        for each in living:
            each.__code__ = found[each.__code__]
    except ValueError:  # it takes more from around it than it did
        return False
    return True


def _paired(old: CodeType, like: CodeType, new: CodeType, found: dict[CodeType, CodeType]) -> bool:
    """Whether only functions changed; into ``found`` goes each piece of code with its other."""
    function = bool(old.co_flags & inspect.CO_OPTIMIZED)
    if function:
        found[old] = new
    elif _told(like) != _told(new):
        return False
    inner = [_inner(each) for each in (old, like, new)]
    if len({len(each) for each in inner}) > 1:
        # A function within it is left out: its other code holds the rest.
        return function
    return all(_paired(*each, found) for each in zip(*inner, strict=True))


def _inner(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def _told(code: CodeType) -> tuple[object, ...]:
    """What a piece of code does by itself."""
    consts = [repr(each) for each in code.co_consts if not isinstance(each, CodeType)]
    return (code.co_code, consts, code.co_names, code.co_varnames, code.co_freevars)
