"""Word processing in XML: packages (.docx, .wps), flat packages, Word 2003."""
