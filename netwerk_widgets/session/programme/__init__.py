"""The programme of a meeting: its routes, its clock, and what of it can wait."""
