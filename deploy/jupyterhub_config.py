"""JupyterHub for a class, on one machine without containers: `jupyterhub -f deploy/jupyterhub_config.py`.

README.md beside this says what to install first. Change what is marked CHANGE; the rest was tried as it stands.
"""

import os
import sys
from pathlib import Path

c = get_config()
HERE = Path(sys.prefix) / "bin"  # of the environment that deploy/image/install.py filled

# Who may come in. CHANGE: the system's own users log in with their passwords (PAM), or with COURSE_LTI=canvas (or moodle) in its
# environment, an LMS sends them; README.md has what else to set for that.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allow_all = True
c.Authenticator.admin_users = {"instructor"}
if os.environ.get("COURSE_LTI"):
    load_subconfig(str(Path(__file__).with_name("lti.py")))

# The hub behind its proxy. CHANGE: the address that learners see, with a certificate.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.ConfigurableHTTPProxy.command = ["configurable-http-proxy"]
# The hub's own data outlives it, and servers go on while it restarts.
c.JupyterHub.db_url = "sqlite:///jupyterhub.sqlite"
c.JupyterHub.cleanup_servers = False

# `course prepare` brings the notebooks up to date, then becomes the learner's server, which opens where the learner stopped.
c.Spawner.cmd = [str(HERE / "course"), "prepare", "--", str(HERE / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {
    # The learners' networks are small, and 120 learners share the machine: one thread each.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 60
# When a class begins, all come at once. So many servers start at a time; the hub asks the others to try again, and says when.
c.JupyterHub.concurrent_spawn_limit = 10
c.JupyterHub.active_server_limit = 150

# Limits of a learner: README.md has the arithmetic. systemd enforces them; without it nothing does, and the hub says so.
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 2
if Path("/run/systemd/system").is_dir():
    c.JupyterHub.spawner_class = "systemd"
    c.SystemdSpawner.mem_limit = c.Spawner.mem_limit
    c.SystemdSpawner.cpu_limit = float(c.Spawner.cpu_limit)
    c.SystemdSpawner.isolate_tmp = True
else:
    print("No systemd on this machine, so no limit on a learner's memory is enforced.", file=sys.stderr)

# A server that nobody has used for an hour is ended. Everything of the learner's is on the disk by then.
IDLE = int(os.environ.get("COURSE_HUB_IDLE", "3600"))
c.JupyterHub.load_roles = [
    {
        "name": "idle-culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle-culler"],
    }
]
c.JupyterHub.services = [
    {
        "name": "idle-culler",
        "command": [str(HERE / "jupyterhub-idle-culler"), f"--timeout={IDLE}", f"--cull-every={max(1, IDLE // 12)}"],
    }
]
