"""The answers that another tool collected, a row a respondent: read for a round that is open.

What asks (`heads`) and what was answered (`answers`) are the round's own words, in any language;
`reading` puts them together.
"""
