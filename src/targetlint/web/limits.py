"""How much the page takes in, keeps and does at a time: above what people bring, below what hurts."""

MEGABYTE = 1 << 20

# what is sent
FILE_BYTES = 128 * MEGABYTE  # one file: a declaration with scanned attachments reaches some tens of megabytes
UPLOAD_BYTES = 512 * MEGABYTE  # all files of one upload: a county's folder without scans is below 100 MB
FILES = 2_000  # of one upload: a county has some hundreds of forms
FIELD_BYTES = 64 << 10  # what a form sends beside files: names of examples, a password
PART_HEADERS = 16  # header lines of a file: browsers send two
FIELDS = 16  # parts of an upload that are no files: browsers send one for each input that was left empty
FIELD_SECONDS = 30  # for a form without files
REQUEST_SECONDS = 20  # until a connection asks for something
CHUNK_SECONDS = 60  # of silence in an upload: then nobody is there
DRAINED_BYTES = 64 * MEGABYTE  # read and thrown away behind a refusal, that the browser hears the answer

# names of files
DEPTH = 16  # folders in folders

# what is kept
UPLOADS = 10  # of one browser, the oldest go
SESSIONS = 1_000  # browsers: a county has some hundreds of units
UNUSED_SECONDS = 2 * 3600  # an upload that nobody asked about goes
SESSION_SECONDS = 12 * 3600  # a browser that does not come back is forgotten: a working day
FREE_BYTES = 1 << 30  # of the disk stay free
ABANDONED_SECONDS = 600  # what a server that was killed left behind is taken for that after so long
SWEEP_SECONDS = 60  # between two looks at what is too old

# what is done
QUEUE = 100  # checks that wait: more would wait for an hour
QUEUE_OF_ONE = 5  # checks of one browser that wait or run: nobody keeps the others out
CHECK_SECONDS = 1800  # a check, however many files it has
LINES_SHOWN = 200  # files that are named while a check runs: the last ones
TEXT_BYTES = 32 * MEGABYTE  # of what a command wrote: a comparison of some ten thousand findings
TOLD = 20_000  # characters of what a command complained of, in a page

# who comes in
ATTEMPTS = 10  # wrong passwords from one address in a minute
ATTEMPTS_OF_ALL = 100  # and from all addresses together
ATTEMPT_SECONDS = 60
