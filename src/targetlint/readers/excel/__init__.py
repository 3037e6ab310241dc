"""Workbooks in XML: packages (.xlsx, .et), Excel 2003."""
