"""Canvas or Moodle says who comes (LTI 1.3). jupyterhub_config.py loads this where COURSE_LTI is set; README.md says what to set it to.

It is configuration, as jupyterhub_config.py is: the TLJH plug-in loads it too. The addresses are those that the two document.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

c = get_config()
HOSTED = "https://sso.canvaslms.com"  # of every Canvas that Instructure hosts, whatever its own address is
# By LMS: where its logins are, where its keys are, and what of a launch becomes the user's name.
PLATFORMS = {
    # Canvas's number of the user, as its gradebook has it. `sub` is another one, which the gradebook doesn't have.
    "canvas": ("/api/lti/authorize_redirect", "/api/lti/security/jwks", "custom_lms_user_id"),
    # Moodle's number of the user. In an activity, teachers may add parameters of their own, so a name is not taken from those.
    "moodle": ("/mod/lti/auth.php", "/mod/lti/certs.php", "sub"),
}


def wanted(name: str, example: str) -> str:
    """A variable that has to be set."""
    if value := os.environ.get(name, "").strip():
        return value
    sys.exit(
        f"COURSE_LTI is {os.environ['COURSE_LTI']!r}, and {name} isn't set. Set it where the hub is started, such as {name}={example}"
    )


def address_of(name: str, example: str) -> str:
    """An address that has to be set, without a slash at its end."""
    address = wanted(name, example)
    if urlsplit(address).scheme not in ("https", "http") or not urlsplit(address).netloc:
        sys.exit(f"{name} is {address!r}, which is no address. Give it whole, such as {example}")
    return address.rstrip("/")


kind = os.environ["COURSE_LTI"].strip().lower()
if kind not in PLATFORMS:
    sys.exit(f"COURSE_LTI is {kind!r}. It can be {' or '.join(PLATFORMS)}; README.md beside this has other systems.")
logins, keys, name_from = PLATFORMS[kind]
if kind == "canvas" and not os.environ.get("COURSE_LTI_ADDRESS", "").strip():
    address, issuer = HOSTED, "https://canvas.instructure.com"
elif kind == "canvas":  # a Canvas of one's own says in its security.yml by what name it signs
    address = address_of("COURSE_LTI_ADDRESS", "https://canvas.example.org")
    issuer = wanted("COURSE_LTI_ISSUER", "https://canvas.example.org")
else:
    address = issuer = address_of("COURSE_LTI_ADDRESS", "https://moodle.example.org")

c.JupyterHub.authenticator_class = "ltiauthenticator.lti13.auth.LTI13Authenticator"
c.Authenticator.allow_all = True  # whoever the LMS lets into the course there
c.LTI13Authenticator.issuer = issuer
c.LTI13Authenticator.authorize_url = address + logins
c.LTI13Authenticator.jwks_endpoint = address + keys
c.LTI13Authenticator.client_id = {
    one.strip() for one in wanted("COURSE_LTI_CLIENTS", "10000000000001").split(",") if one.strip()
}
c.LTI13Authenticator.username_key = os.environ.get("COURSE_LTI_USERNAME", "").strip() or name_from
c.LTI13Authenticator.tool_name = "Gates Keep Memory"
c.LTI13Authenticator.tool_description = "An interactive course on LSTM and GRU"
# Whoever comes to the hub by its own address, with no login any more, reads where to begin; the page's button can't do it.
c.JupyterHub.template_vars = {"announcement_login": "Open the course from your class's pages: they log you in here."}
c.LTI13LaunchValidator.time_leeway = 30  # seconds by which the clocks of LMS and hub may differ
# An LMS's learners are nobody on this machine: systemd makes a user for each, whose folder is /var/lib/NAME.
if Path("/run/systemd/system").is_dir():
    c.SystemdSpawner.dynamic_users = True
