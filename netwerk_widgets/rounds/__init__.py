"""Rounds: one question to everybody at once, answered on their own phones.

A round is asked (`kinds`), answered (`slips`), kept apart from every session (`store`), and looked
at when it is closed (`results`). Nothing here touches a session.
"""
