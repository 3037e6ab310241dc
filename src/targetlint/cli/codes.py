"""The exit codes of the command line: a public contract (docs/command-line.md)."""

CLEAN = 0
FOUND = 1  # findings at or above --fail-on, or an example that is not true
UNTRUSTED = 2  # the run could not be started or trusted
UNCHECKED = 3  # some file could not be checked, or a rule crashed; comes before FOUND
INTERRUPTED = 130  # 128 + SIGINT
UNHEARD = 141  # 128 + SIGPIPE: who read the output went away
