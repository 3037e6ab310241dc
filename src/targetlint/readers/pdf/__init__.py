"""PDF: text with ruling lines to tables."""
