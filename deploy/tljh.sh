#!/bin/sh
# The Littlest JupyterHub, with the course: sudo sh deploy/tljh.sh, in a checkout of the course on a machine that has TLJH.
# It fills the learners' environment by the same steps as the image, then sets the hub. Running it again updates the course.
set -eu

user=${TLJH_USER_ENVIRONMENT:-/opt/tljh/user}
config=${TLJH_CONFIG_FOLDER:-/opt/tljh/config/jupyterhub_config.d}
here=$(cd "$(dirname "$0")" && pwd)

if [ ! -x "$user/bin/python" ]; then
    echo "There is no TLJH here: $user/bin/python is missing. Install it first: https://tljh.jupyter.org" >&2
    exit 1
fi
"$user/bin/python" "$here/image/install.py" --python "$user/bin/python"
mkdir -p "$config"
cat > "$config/gates-keep-memory.py" <<PYTHON
# Written by deploy/tljh.sh of the course.
c.Spawner.cmd = ["$user/bin/course", "prepare", "--", "$user/bin/jupyterhub-singleuser"]
c.Spawner.environment.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})
PYTHON
if command -v tljh-config > /dev/null; then
    tljh-config set user_environment.default_app jupyterlab
    tljh-config set limits.memory 1G
    tljh-config set limits.cpu 2
    tljh-config set services.cull.timeout 3600
    tljh-config reload
else
    echo "tljh-config isn't on the path: set limits.memory 1G and limits.cpu 2 yourself, then reload the hub."
fi
