"""The demonstration school: invented people, companies and a year of work, made from a seed.

Exists as a package beside ``exchange``, for it makes the same records that a dossier file holds.
"""
