"""Web pages to paragraphs and grids."""
