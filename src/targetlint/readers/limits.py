"""How much a file may hold: far above real forms (300 pages stay below 2 MB), far below what hurts."""

FILE_BYTES = 256 << 20  # a declaration with scanned attachments reaches some tens of megabytes
TEXT_BYTES = 16 << 20  # plain text: more is a log or a database dump
MEMBERS = 10_000  # entries of a zip: more make even listing slow; a large real workbook has some hundreds
DECLARED_BYTES = 2 << 30  # unpacked size of all entries; pictures are never opened, but 2 GB is no form
PART_BYTES = 64 << 20  # one XML part: about ten million characters
READ_BYTES = 128 << 20  # all parts really read from one file
NESTING = 100  # XML element depth: nested Word tables stay below 60; also bounds our own recursion
CELLS = 400_000  # cells of one document: a whole city's forms in one workbook are below 100 000
COVERED = 4_000_000  # grid positions under merged cells: bounds overlapping and sheet-wide merges
ROWS, COLUMNS = 1_048_576, 16_384  # the size of an Excel sheet
FILLED_COLUMNS = 256  # blank cells are stored up to here: forms are narrower
SPAN_ROWS = 10_000  # a merged cell is cut to this height: others walk over spans
