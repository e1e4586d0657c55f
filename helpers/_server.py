"""The course as a part of a Jupyter server: `/course/LESSON/CELL` makes the workspace ready and opens the lesson at that cell.

So a link of a class's page, or of nbgitpuller, leads into the learner's own notebook: `.../hub/user-redirect/course/introduction-to-lstm`.
The cell is a part of the path, because a hub's login, an LMS's and a server that has to be started first all lose what stands behind a `#`.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web


class Opened(JupyterHandler):
    """`/course`, `/course/LESSON` and `/course/LESSON/CELL`: prepares, then goes to that cell, or to where the learner stopped."""

    @web.authenticated
    async def get(self, lesson: str | None = None, cell: str | None = None) -> None:
        """Prepare the workspace, and go there."""
        from helpers import _kernels
        from helpers._prepare import prepare
        from helpers.workspace import WorkspaceError

        root = Path(self.settings["serverapp"].root_dir)
        try:
            ready = await asyncio.to_thread(prepare, lesson or None, root, cell or None)
        except (LookupError, WorkspaceError) as error:
            status = 404 if isinstance(error, LookupError) else 500
            self.set_status(status)  # Jupyter's own page for 404 leaves the reason out
            reason = {"status_code": status, "status_message": "This can't be opened", "message": str(error.args[0])}
            self.finish(self.render_template("error.html", **reason))
            return
        os.environ.update(_kernels.environment())  # for the kernels that start from now on
        self.redirect(url_path_join(self.base_url, ready.address))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "helpers._server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    app = server.web_app
    base = app.settings["base_url"]
    paths = "course/?", r"course/([\w-]+)/?", r"course/([\w-]+)/([\w-]+)/?"
    app.add_handlers(".*$", [(url_path_join(base, path), Opened) for path in paths])
