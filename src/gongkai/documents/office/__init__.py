"""Office files to paragraphs and grids: Word and Excel of all ages, and what LibreOffice has to convert first."""
