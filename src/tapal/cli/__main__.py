"""`python -m tapal.cli`."""

from tapal.cli.main import main

if __name__ == "__main__":
    main()
