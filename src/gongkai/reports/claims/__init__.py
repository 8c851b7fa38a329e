"""Figures in the text, held against the tables: patterns N01 to N28."""
