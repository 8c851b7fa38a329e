"""The words that pages print where a figure would stand (catalogue item 3), and no figure is."""

WORDS_FOR_NOTHING = r"暂?无|不适用|不涉及|空|[?？] ?0|N/A"
"""A pattern for one of them, and nothing beside it."""
