"""The map: one scene of a session, drawn still here and to look around in by the browser."""
