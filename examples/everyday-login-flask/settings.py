"""Reads the app's settings, and says which ones are missing before anything else runs."""

import os
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit


class NotReady(Exception):
    """The app can't start. Each line says what to fix."""


@dataclass(frozen=True)
class Settings:
    project_id: str
    secret: str
    # Only for a sandbox. None lets the SDK pick Stytch's URL from the project ID.
    api_url: "str | None"
    port: int
    # The origin at which your users open the app. The redirect URL, the cookie and the check of Origin follow from it.
    home: str
    secret_key: str
    # Names your project in URLs that a browser opens. Without it, the app offers neither Google nor SSO.
    public_token: str
    guide_url: str
    inbox_url: str

    @property
    def return_url(self):
        """The URL of /authenticate, where every login comes back to."""
        return f"{self.home}/authenticate"

    @property
    def start_url(self):
        """Where a browser starts a login. With live keys, it's https://api.stytch.com."""
        return (self.api_url or "https://test.stytch.com").rstrip("/")

    @property
    def secure(self):
        return self.home.startswith("https:")


def read_env_file(path=".env"):
    """Reads a .env file. Variables that are already set win: PORT=4001 python app.py."""
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, equals, value = line.strip().partition("=")
            if equals and not name.startswith("#"):
                os.environ.setdefault(name, value)


def preflight(variables):
    """Checks the variables. Raises NotReady with one line for each problem."""
    trouble = []

    def required(name, where):
        if not variables.get(name):
            trouble.append(f"{name} is not set: {where}.")
        return variables.get(name, "")

    project_id = required("STYTCH_PROJECT_ID", "your project's settings show it")
    secret = required("STYTCH_SECRET", "your project's settings show it")
    port = variables.get("PORT") or "4000"
    if not (port.isdigit() and 0 < int(port) < 65536):
        trouble.append("PORT is not a port number.")
    app_url = variables.get("APP_URL") or f"http://localhost:{port}"
    url = urlsplit(app_url)
    if url.scheme not in ("http", "https") or not url.netloc:
        trouble.append(f'APP_URL is "{app_url}", which is not a URL. Write it like https://app.example.com.')
    api_url = variables.get("STYTCH_API_URL")
    if api_url and not api_url.startswith(("http://", "https://")):
        trouble.append(f'STYTCH_API_URL is "{api_url}", which is not a URL. Write it like http://localhost:3000.')
    secret_key = variables.get("SECRET_KEY")
    if variables.get("APP_URL") and not secret_key:
        trouble.append("SECRET_KEY is not set: it signs the session cookie, and has to stay the same.")
    if trouble:
        raise NotReady("\n".join([*trouble, 'Step 2 of the quickstart, "Set up your project", shows how.']))
    return Settings(
        project_id=project_id,
        secret=secret,
        api_url=api_url or None,
        port=int(port),
        home=f"{url.scheme}://{url.netloc}",
        public_token=variables.get("STYTCH_PUBLIC_TOKEN", ""),
        secret_key=secret_key or secrets.token_hex(32),
        guide_url=variables.get("GUIDE_URL", ""),
        inbox_url=variables.get("INBOX_URL", ""),
    )
