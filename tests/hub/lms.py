"""A small LMS that launches a tool by LTI 1.3: `python tests/hub/lms.py PORT TOOL CLIENT`.

The Python needs PyJWT and cryptography: the hub's has them. Its paths are Moodle's. A link of its course is
`/launch?user=4&to=ADDRESS`; `as=canvas` gives the token the form that Canvas documents, `as=moodle` that of Moodle's mod/lti, and
`fault` makes one thing of it wrong.
"""

import html
import json
import sys
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
KEY, STRANGER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
PUBLIC = RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": "one", "use": "sig", "alg": "RS256"}


def claims(issuer: str, client: str, hint: dict[str, str], nonce: str) -> dict:
    """What an id_token says: of a learner, a course and the link that was followed."""
    now = int(time.time())
    common = {
        "iss": issuer,
        "sub": hint["user"],
        "aud": client,
        "iat": now,
        "exp": now + 60,
        "nonce": nonce,
        f"{CLAIM}message_type": "LtiResourceLinkRequest",
        f"{CLAIM}version": "1.3.0",
        f"{CLAIM}deployment_id": "1",
        f"{CLAIM}target_link_uri": hint["to"],
        f"{CLAIM}resource_link": {"id": "3", "title": "The LSTM by hand"},
        f"{CLAIM}context": {"id": "2", "label": "RNN101", "title": "Sequences", "type": ["CourseSection"]},
        f"{CLAIM}roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
    }
    if hint["as"] == "moodle":
        return common | {
            "given_name": "Ada",
            "family_name": "Lovelace",
            "email": "ada@example.org",
            f"{CLAIM}lis": {"person_sourcedid": "", "course_section_sourcedid": ""},
            f"{CLAIM}ext": {"lms": "moodle-2"},
            f"{CLAIM}launch_presentation": {"locale": "en", "document_target": "window"},
            f"{CLAIM}tool_platform": {"product_family_code": "moodle", "version": "2025041400", "guid": "lms"},
        }
    return common | {
        "sub": str(uuid.uuid5(uuid.NAMESPACE_URL, hint["user"])),
        "azp": client,
        "exp": now + 3600,
        "name": "Ada Lovelace",
        "errors": {"errors": {}},
        "locale": "en",
        f"{CLAIM}custom": {"email": "ada@example.org", "lms_user_id": hint["user"]},
        f"{CLAIM}tool_platform": {"product_family_code": "canvas", "version": "cloud", "guid": "lms"},
        f"{CLAIM}launch_presentation": {"document_target": "window", "locale": "en"},
    }


def token(issuer: str, client: str, hint: dict[str, str], nonce: str) -> str:
    """The claims, signed, with the fault that was wanted."""
    said, key, algorithm = claims(issuer, client, hint, nonce), KEY, "RS256"
    match hint["fault"]:
        case "audience":
            said["aud"] = said["azp"] = "10000000000099"
        case "expired":
            said |= {"iat": said["iat"] - 500, "exp": said["iat"] - 400}
        case "issuer":
            said["iss"] = "https://lms.example.org"
        case "nonce":
            said["nonce"] = uuid.uuid4().hex
        case "key":
            key = STRANGER
        case "unsigned":
            return jwt.encode(said, None, algorithm="none", headers={"kid": "one"})
    return jwt.encode(said, key, algorithm=algorithm, headers={"kid": "one"})


def form(action: str, fields: dict[str, str]) -> str:
    """A page that sends itself, as both LMSs make it."""
    inputs = "".join(
        f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in fields.items()
    )
    return (
        f'<!DOCTYPE html><title>LMS</title><form id="go" method="post" action="{html.escape(action)}">{inputs}</form>'
        '<script>document.getElementById("go").submit()</script>'
    )


class Lms(BaseHTTPRequestHandler):
    """The three pages of a platform, and the link of a course."""

    tool = client = ""

    def do_GET(self) -> None:  # the name that http.server wants
        address = urlsplit(self.path)
        given = {name: values[0] for name, values in parse_qs(address.query).items()}
        issuer = f"http://{self.headers['Host']}"
        if address.path == "/mod/lti/certs.php":
            self._say(json.dumps({"keys": [PUBLIC]}), "application/json")
        elif address.path == "/launch":
            hint = {"user": "4", "as": "moodle", "fault": "", "to": f"{self.tool}/hub"} | given
            start = {"iss": issuer, "login_hint": hint["user"], "target_link_uri": hint["to"], "client_id": self.client}
            start |= {"lti_message_hint": json.dumps(hint), "lti_deployment_id": "1"}
            self._say(form(f"{self.tool}/hub/lti13/oauth_login", start))
        elif address.path == "/mod/lti/auth.php":
            self._say(*self._authorized(issuer, given))
        else:
            self.send_error(404)

    def _authorized(self, issuer: str, given: dict[str, str]) -> tuple[str, str]:
        """The platform's end of the login: it answers a registered tool alone."""
        registered = f"{self.tool}/hub/lti13/oauth_callback"
        right = {"scope": "openid", "response_type": "id_token", "response_mode": "form_post", "prompt": "none"}
        right |= {"client_id": self.client, "redirect_uri": registered}
        if wrong := [name for name, value in right.items() if given.get(name) != value]:
            return f"refused: {', '.join(wrong)}", "text/plain"
        hint = json.loads(given["lti_message_hint"])
        state = "another" if hint["fault"] == "state" else given["state"]
        return form(
            registered, {"id_token": token(issuer, self.client, hint, given["nonce"]), "state": state}
        ), "text/html"

    def _say(self, text: str, kind: str = "text/html") -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    Lms.tool, Lms.client = sys.argv[2:]
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Lms).serve_forever()
