"""Asking the room: the facilitator's side of a round, in the section that it is about."""
