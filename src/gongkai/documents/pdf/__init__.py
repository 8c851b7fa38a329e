"""PDF with a text layer: characters and lines drawn on pages to paragraphs and grids."""
