"""What Python, NumPy and torch make of the same inputs, for the tests of the modules: `python -m tests.widgets.from_python`."""
