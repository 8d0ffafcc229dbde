"""Owns nothing: ``python -m kzlegal`` is the command line."""

from kzlegal.cli import main

if __name__ == "__main__":
    main()
