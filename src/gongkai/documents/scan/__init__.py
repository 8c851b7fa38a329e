"""Pictures of pages: ruled lines found, and the text between them recognised."""
