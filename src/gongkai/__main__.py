"""`python -m gongkai`: the same as the console script."""

from gongkai.cli import main

main()
