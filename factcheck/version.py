"""The version, by itself so that `--version` imports nothing."""

VERSION = "0.1.0"
