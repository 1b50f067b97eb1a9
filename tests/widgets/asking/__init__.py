"""A facilitator asks the room, without a browser."""
