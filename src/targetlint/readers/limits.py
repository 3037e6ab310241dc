"""How much a file may hold: far above real forms (300 pages stay below 2 MB), far below what hurts."""

# any file
FILE_BYTES = 256 << 20  # a declaration with scanned attachments reaches some tens of megabytes
TEXT_BYTES = 16 << 20  # plain text: more is a log or a database dump
NESTING = 100  # element depth: nested Word tables stay below 60; also bounds our own recursion
CELLS = 400_000  # cells of one document: a whole city's forms in one workbook are below 100 000
SHOWN_CHARACTERS = 20_000_000  # in the cells of one document: a few bytes may repeat a long text
TABLE_LEVELS = 30  # tables inside tables: each shows again the text of those inside it
LIBREOFFICE_SECONDS = 60  # a start with a new profile takes five, a large form ten

# packages and archives
MEMBERS = 10_000  # entries of a zip: more make even listing slow; a large real workbook has some hundreds
DECLARED_BYTES = 2 << 30  # unpacked size of all entries; pictures are never opened, but 2 GB is no form
ARCHIVE_BYTES = 2 << 30  # unpacked size of all files in an archive: a county sends some hundreds of megabytes
PART_BYTES = 64 << 20  # one XML part: about ten million characters
READ_BYTES = 128 << 20  # all parts really read from one file
MARKS = 5_000_000  # tags and attributes of one XML part: as a tree they take half a gigabyte

# sheets
COVERED = 4_000_000  # grid positions under merged cells: bounds overlapping and sheet-wide merges
ROWS, COLUMNS = 1_048_576, 16_384  # the size of an Excel sheet
FILLED_COLUMNS = 256  # blank cells are stored up to here: forms are narrower
SPAN_ROWS = 10_000  # a merged cell is cut to this height: others walk over spans
OLD_WORKBOOK_BYTES = 64 << 20  # the workbook in an .xls, its pictures too: a sheet has 65 536 rows at most
RECORDS = 4_000_000  # of an .xls, and its texts: all the cells that are read, each a formula, take 2 million

# PDF and pictures
PAGES = 1_000  # pages of a PDF: a county's whole budget book has some hundreds
SCANS = 40  # pictures of pages recognised in one file: each takes seconds, 40 take minutes
CHARACTERS = 1_000_000  # characters of a PDF: 600 dense pages of forms
OBJECTS = 1_000_000  # drawn objects of a PDF: a page of a form has 500
SEGMENTS = 3_000_000  # pieces of the lines of a PDF: a ruling line has two to five
SHAPES = 20_000  # drawn shapes of a page that is looked at for tables: a sheet of 4 000 cells has 16 000
RULINGS = 4_000  # ruling lines of one page when their pieces are joined: a sheet of 500 rows has 600
POSITIONS = 50_000  # rows times columns of the grids of one page: no page shows more than some thousands
PIXELS = 80_000_000  # of a picture: A4 at 600 dots per inch has 35 million, A3 has 70

# RTF, web pages, JSON
CONTROLS = 5_000_000  # tokens of an RTF file, pictures left aside: a page of a form has some 10 000
GROUPS = 10_000  # open groups of an RTF file: real ones stay below 50, programs that forget to close do not
ELEMENT_LEVELS = 1_000  # open elements of a web page: fonts that are never closed lie in each other
TAGS = 2_000_000  # tags of a web page: all the cells that are read, each with a paragraph, have 1.6 million
MIME_LEVELS = 10  # messages in messages of a web archive: real ones have two; each line is compared at each
VALUES = 500_000  # of a JSON file: as many as fill all cells, and each takes microseconds
