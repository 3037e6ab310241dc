"""Word 97 to 2003 in its binary form (.doc, .wps)."""
