"""Sessions that ask something of their own, for what goes through every kind of round."""

from netwerk_widgets.session import own

WORRIED, NEEDED = "Waar maak je je zorgen over?", "Wat heb jij nodig?"
GROUP = own.question("context", WORRIED)
PARTY = own.question("dream", NEEDED, "party")


def owned(session):
    """The session with a question of the group, and one of each party; nothing is answered."""
    return own.with_question(own.with_question(session, GROUP), PARTY)
