"""Plain text and Markdown to paragraphs and grids."""
