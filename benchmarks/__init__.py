"""How fast factcheck is: `python benchmarks/run.py`."""
