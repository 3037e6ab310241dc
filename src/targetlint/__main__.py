"""`python -m targetlint`: the command line where its script is not on the path."""

from targetlint.cli.main import main

if __name__ == "__main__":
    main()
