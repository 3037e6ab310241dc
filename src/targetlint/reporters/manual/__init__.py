"""The printable rule book as a page for the browser, as Markdown, and as a Word document."""
