"""npm in the folder of the widgets' JavaScript, by the set-up's Node and packages: `python -m helpers.authoring.npm run check`."""

import sys

from helpers.authoring._bundles import SOURCES
from helpers.authoring._node import ToolError, npm

if __name__ == "__main__":
    try:
        sys.exit(npm(sys.argv[1:], SOURCES))
    except ToolError as error:
        sys.exit(str(error))
