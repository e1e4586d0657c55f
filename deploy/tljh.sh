#!/bin/sh
# The course on a Littlest JupyterHub that is there already: sudo sh deploy/tljh.sh, in a checkout of the course.
# It installs the plug-in into the hub's environment, lets it fill the learners' environment, then sets the hub. Running it again
# updates the course. A new TLJH takes the plug-in by itself; README.md has the command.
set -eu

hub=${TLJH_HUB_ENVIRONMENT:-/opt/tljh/hub}
TLJH_USER_ENVIRONMENT=${TLJH_USER_ENVIRONMENT:-/opt/tljh/user}
here=$(cd "$(dirname "$0")" && pwd)
COURSE_CHECKOUT=$(dirname "$here")
export TLJH_USER_ENVIRONMENT COURSE_CHECKOUT

if [ ! -x "$hub/bin/python" ] || [ ! -x "$TLJH_USER_ENVIRONMENT/bin/python" ]; then
    echo "There is no TLJH here: $hub/bin/python or $TLJH_USER_ENVIRONMENT/bin/python is missing. Install it first: https://tljh.jupyter.org" >&2
    exit 1
fi
if [ "$COURSE_CHECKOUT" != /srv/course ]; then
    echo "The hub reads the course from $COURSE_CHECKOUT: for LTI, set COURSE_CHECKOUT to that in the hub's environment too." >&2
fi
"$hub/bin/python" -m pip install --upgrade "$here/tljh" jupyterhub-ltiauthenticator==1.6.3
"$hub/bin/python" -m gates_keep_memory_tljh
rm -f "${TLJH_CONFIG_FOLDER:-/opt/tljh/config/jupyterhub_config.d}/gates-keep-memory.py" # what this script wrote before there was a plug-in
if command -v tljh-config > /dev/null; then
    # Only what nobody has set yet: an admin's own limits stay.
    tljh-config show | "$hub/bin/python" -m gates_keep_memory_tljh unset | while read -r key value; do
        tljh-config set "$key" "$value"
    done
    tljh-config reload
else
    echo "tljh-config isn't on the path: set limits.memory 1G and limits.cpu 2 yourself, then reload the hub."
fi
