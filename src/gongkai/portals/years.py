"""The years that a walk goes over where a site has an address per year and no list of them.

Nothing here knows today's year. Gaps of many years are met, so the walk goes down to the first year there can be.
"""

FIRST_YEAR, LAST_YEAR = 2008, 2099
"""The OGI Regulations are in force since 1 May 2008."""
KNOWN_YEAR = 2025
"""A year of which reports are known (published in 2026): a walk goes up to it at least."""
NEWER = 2
"""Years in a row without a report, above `KNOWN_YEAR`, after which none above is asked for."""
