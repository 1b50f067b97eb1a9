"""Sessions on one PostgreSQL server of people who are kept apart by the database itself.

Each has a role of his own there. `users` makes a database so, and lets people in; `store` is what
their workbooks open. A plain database, and a file, know nothing of it.
"""
