"""Pages of placed characters and ruling lines to a document: what PDF files and pictures of pages share."""
