"""The page: a small server for a browser, on this machine or in an intranet."""
