"""The base: files and folders read into typed facts, with every mistake and its place."""
