"""`python -m compgraph` is the same as the command `compgraph`."""

from compgraph.cli import main

if __name__ == "__main__":
    main()
