"""The course as a part of a Jupyter server: `/course/LESSON` makes the workspace ready and opens the lesson.

So a link of a class's page, or of nbgitpuller, leads into the learner's own notebook: `.../hub/user-redirect/course/introduction-to-lstm`.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web


class Opened(JupyterHandler):
    """`/course` and `/course/LESSON`: prepares, then goes to the notebook, at the cell where the learner stopped."""

    @web.authenticated
    async def get(self, lesson: str | None = None) -> None:
        """Prepare the workspace, and go there."""
        from helpers import _kernels
        from helpers._prepare import prepare
        from helpers.workspace import WorkspaceError

        root = Path(self.settings["serverapp"].root_dir)
        try:
            ready = await asyncio.to_thread(prepare, lesson or None, root)
        except (KeyError, WorkspaceError) as error:
            raise web.HTTPError(404, str(error.args[0])) from None
        os.environ.update(_kernels.environment())  # for the kernels that start from now on
        self.redirect(url_path_join(self.base_url, ready.address))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "helpers._server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    app = server.web_app
    base = app.settings["base_url"]
    app.add_handlers(
        ".*$", [(url_path_join(base, "course/?"), Opened), (url_path_join(base, r"course/([\w-]+)/?"), Opened)]
    )
