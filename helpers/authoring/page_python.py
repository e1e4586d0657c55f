"""Gets NumPy's wheel for pages into the cache: `python -m helpers.authoring.page_python [FILE]`."""

import sys
from pathlib import Path

from helpers.authoring._node import ToolError
from helpers.authoring._pyodide import numpy_wheel

if __name__ == "__main__":
    try:
        print(numpy_wheel(Path(sys.argv[1]) if sys.argv[1:] else None))
    except ToolError as error:
        sys.exit(str(error))
