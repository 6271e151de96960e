"""Private things: what must not be published of a person, wherever it stands, and what an agency allows of it for a reason.

`words` finds it in a text, `tables` in the rows of a table, `contacts` in fields meant for the office; `published` looks through
texts, pages, tables and file names, `allowances` holds what was found against `allow.yml`.
"""
