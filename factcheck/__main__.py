"""`python -m factcheck`, and where the `factcheck` command starts."""

from __future__ import annotations

import gc
import sys

from factcheck.deferred import defer


def main() -> None:
    """Run the command and leave with its exit status."""
    # A run makes many small objects and keeps them: looking through them for cycles takes a tenth of its time.
    gc.set_threshold(100_000, 20, 20)
    try:
        defer()
        # Inside, so that Ctrl-C is quiet from the first moment on, and worker processes do not import it.
        from factcheck.cli import cli

        cli.main(prog_name="factcheck")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
