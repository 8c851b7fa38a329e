"""Who reports, on which year, and for whom: each with its evidence."""
