"""Web pages: HTML, and MHT archives of them."""
