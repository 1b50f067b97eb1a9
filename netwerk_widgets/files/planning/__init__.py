"""What taking a file in will do to a session: worked out, shown, and only then done."""

from netwerk_widgets.files.planning.plan import Change, Plan, plan
from netwerk_widgets.files.planning.problems import Option, Place, Problem, UnansweredError

__all__ = ["Change", "Option", "Place", "Plan", "Problem", "UnansweredError", "plan"]
