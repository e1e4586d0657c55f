"""An LMS sends learners to a hub, by LTI 1.3, as deploy/lti.py sets it up; and what no LMS of ours has signed is sent away."""

import html
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, TimeoutError, expect

from deploy.trial import HUB, ROOT, free_ports, trial_hub
from helpers.authoring import wait_ready

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CLIENT = "10000000000042"
BACK = "**/hub/lti13/oauth_callback"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lti")


@pytest.fixture(scope="module")
def lms() -> str:
    """Its address, on another site than the hub's, as it is for learners."""
    return f"http://localhost:{free_ports(1)[0]}"


@pytest.fixture(scope="module")
def hub(place: Path, lms: str) -> Iterator[str]:
    settings = {"COURSE_LTI": "moodle", "COURSE_LTI_ADDRESS": lms, "COURSE_LTI_CLIENTS": f"another, {CLIENT}"}
    with trial_hub(place, lms=settings | {"COURSE_LTI_USERNAME": "custom_lms_user_id"}) as address:
        command = [HUB / "python", ROOT / "tests" / "hub" / "lms.py", lms.rpartition(":")[2], address, CLIENT]
        platform = subprocess.Popen(command)
        try:
            _wait(f"{lms}/mod/lti/certs.php", platform)
            yield address
        finally:
            platform.kill()
            platform.wait()


def _wait(address: str, process: subprocess.Popen) -> None:
    while process.poll() is None:
        with suppress(OSError), urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise RuntimeError("the LMS did not start")


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that nobody has logged in with."""
    context = browser.new_context()
    yield context
    context.close()


def link(lms: str, **given: str) -> str:
    """A link in the LMS's course."""
    return f"{lms}/launch?{urlencode(given)}"


def _fields(text: str) -> dict[str, str]:
    """Those of a form that sends itself."""
    return {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', text)}


def _who(visitor: BrowserContext, hub: str) -> str:
    """Whom the hub takes them for; "" for nobody."""
    page = visitor.new_page()
    page.goto(f"{hub}/hub/home")
    found = page.locator(".navbar-text, #login_widget").all_inner_texts() if "/login" not in page.url else []
    return found[0].split()[0] if found else ""


@pytest.mark.parametrize("form", ["canvas", "moodle"])
def test_a_learner_who_follows_a_link_of_the_lms_is_in_the_lesson_at_that_cell(
    visitor: BrowserContext, hub: str, lms: str, place: Path, form: str
) -> None:
    page, course = visitor.new_page(), f"{hub}/hub/user-redirect/course"
    page.goto(link(lms, user="1071", to=f"{course}/introduction-to-lstm/lstm-step", **{"as": form}))
    try:
        page.wait_for_url(f"{hub}/user/1071/lab/tree/my-course/02_introduction_to_lstm.ipynb*", timeout=120_000)
    except TimeoutError:
        log = (place / "hub.log").read_text(encoding="utf-8", errors="replace")
        pytest.fail(f"{page.url} says: {page.locator('body').inner_text()}\nThe hub says:\n{log[-4000:]}")
    wait_ready(page)
    page.wait_for_function("() => jupyterapp.shell.currentWidget.content.activeCell.model.id.endsWith('-lstm-step')")
    expect(page.locator(".jp-Notebook .jp-Cell.jp-mod-active")).to_be_in_viewport()
    assert (place / "homes" / "1071" / "my-course" / "02_introduction_to_lstm.ipynb").is_file()
    gone = page.goto(f"{course}/introduction-to-lstm/lstm-stepp")
    assert gone is not None and gone.status == 404
    expect(page.locator("body")).to_contain_text("introduction-to-lstm has no cell 'lstm-stepp'. Near to it: lstm-step")


def test_a_cell_with_next_in_its_name_is_reached_by_the_address_that_the_readme_gives(
    visitor: BrowserContext, hub: str, lms: str
) -> None:
    (address,) = re.findall(
        r"`https://YOUR-HUB(/hub\?next=\S+)`", (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
    )
    text = visitor.request.get(link(lms, user="1071", to=hub + address)).text()
    for place in ("oauth_login", "oauth_callback"):
        answer = visitor.request.post(f"{hub}/hub/lti13/{place}", form=_fields(text))
        text = answer.text()
    assert answer.url.startswith(f"{hub}/user/1071/lab/tree/my-course/05_language_models.ipynb")


def test_a_token_serves_once_and_in_the_browser_that_asked_for_it(visitor: BrowserContext, hub: str, lms: str) -> None:
    text = visitor.request.get(link(lms, user="4", to=f"{hub}/hub/home")).text()
    text = visitor.request.post(f"{hub}/hub/lti13/oauth_login", form=_fields(text)).text()
    token, back = _fields(text), f"{hub}/hub/lti13/oauth_callback"
    with pytest.raises(HTTPError, match="400") as refused:
        urlopen(Request(back, data=urlencode(token).encode()))
    with refused.value:
        assert "400 : OAuth state missing from cookies" in refused.value.read().decode()
    assert visitor.request.post(back, form=token).url == f"{hub}/hub/home"
    assert _who(visitor, hub) == "4", "Moodle's number of the user"
    assert visitor.request.post(back, form=token).status == 400


def test_canvas_can_read_the_tools_settings(hub: str) -> None:
    with urlopen(f"{hub}/hub/lti13/config") as config:
        found = json.load(config)
    assert found["title"] == "Gates Keep Memory" and found["custom_fields"]["lms_user_id"] == "$User.id"
    assert found["oidc_initiation_url"] == f"{hub}/hub/lti13/oauth_login"


@pytest.mark.parametrize(
    ("fault", "status", "says"),
    [
        ("audience", 401, "Audience"),
        ("expired", 400, "expired"),
        ("key", 400, "Signature verification failed"),
        ("unsigned", 400, "alg value is not allowed"),
        ("issuer", 400, "issuer"),
        ("nonce", 400, "nonce mismatch"),
        ("state", 400, "state mismatch"),
    ],
)
def test_what_is_not_right_is_refused(
    visitor: BrowserContext, hub: str, lms: str, fault: str, status: int, says: str
) -> None:
    page = visitor.new_page()
    with page.expect_response(BACK) as answer:
        page.goto(link(lms, fault=fault))
    assert answer.value.status == status
    expect(page.locator(".error")).to_contain_text(says, ignore_case=True)
    assert _who(visitor, hub) == ""


def test_whoever_comes_by_the_hubs_own_address_reads_where_to_begin(visitor: BrowserContext, hub: str) -> None:
    page = visitor.new_page()
    page.goto(hub)
    expect(page.get_by_text("Open the course from your class's pages")).to_be_visible()


def _configured(**variables: str) -> subprocess.CompletedProcess[str]:
    """jupyterhub_config.py read with these variables, as the hub reads it: what of LTI it came to."""
    reads = (
        "import sys; from traitlets.config import PyFileConfigLoader as Loader\n"
        "lti = Loader(sys.argv[1]).load_config().LTI13Authenticator\n"
        "names = 'issuer', 'authorize_url', 'jwks_endpoint', 'username_key'\n"
        "print(*(lti.get(name) for name in names), *sorted(lti.get('client_id') or []))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COURSE_LTI")} | variables
    command = [sys.executable, "-c", reads, str(ROOT / "deploy" / "jupyterhub_config.py")]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_the_addresses_are_those_that_canvas_and_moodle_document() -> None:
    hosted = _configured(COURSE_LTI="canvas", COURSE_LTI_CLIENTS="1, 2")
    assert hosted.stdout.split() == [
        "https://canvas.instructure.com",
        "https://sso.canvaslms.com/api/lti/authorize_redirect",
        "https://sso.canvaslms.com/api/lti/security/jwks",
        "custom_lms_user_id",
        "1",
        "2",
    ]
    empty = {"COURSE_LTI_ADDRESS": "", "COURSE_LTI_USERNAME": ""}
    assert _configured(COURSE_LTI="canvas", COURSE_LTI_CLIENTS="1, 2", **empty).stdout == hosted.stdout, (
        "set to nothing"
    )
    values = yaml.safe_load((ROOT / "deploy" / "zero-to-jupyterhub-lti.yaml").read_text(encoding="utf-8"))
    lti = values["hub"]["config"]["LTI13Authenticator"]
    assert [
        lti[name] for name in ("issuer", "authorize_url", "jwks_endpoint", "username_key")
    ] == hosted.stdout.split()[:4]
    own = {"COURSE_LTI_ADDRESS": "https://canvas.example.org/", "COURSE_LTI_ISSUER": "https://signed.example.org"}
    found = _configured(COURSE_LTI="canvas", COURSE_LTI_CLIENTS="1", **own).stdout.split()
    assert found[:2] == ["https://signed.example.org", "https://canvas.example.org/api/lti/authorize_redirect"]
    moodle = _configured(COURSE_LTI="moodle", COURSE_LTI_CLIENTS="x", COURSE_LTI_ADDRESS="https://m.example.org/sub")
    assert moodle.stdout.split()[2:4] == ["https://m.example.org/sub/mod/lti/certs.php", "sub"]
    assert _configured().stdout.split() == ["None"] * 4, "off where nobody wants it"


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"COURSE_LTI": "blackboard"}, "It can be canvas or moodle"),
        ({"COURSE_LTI": "moodle"}, "COURSE_LTI_ADDRESS isn't set"),
        ({"COURSE_LTI": "moodle", "COURSE_LTI_ADDRESS": "moodle.example.org"}, "which is no address"),
        ({"COURSE_LTI": "canvas"}, "COURSE_LTI_CLIENTS isn't set"),
        ({"COURSE_LTI": "canvas", "COURSE_LTI_ADDRESS": "https://c.example.org"}, "COURSE_LTI_ISSUER isn't set"),
    ],
)
def test_settings_that_are_missing_or_wrong_stop_the_hub_with_a_reason(variables: dict[str, str], says: str) -> None:
    found = _configured(**variables)
    assert found.returncode == 1 and says in found.stderr
