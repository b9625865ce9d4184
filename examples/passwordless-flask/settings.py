"""Reads the app's settings, and says which ones are missing before anything else runs."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit


class NotReady(Exception):
    """The app can't start. Each line says what to fix."""


@dataclass(frozen=True)
class Settings:
    api_url: str
    api_secret: str
    api_key: str
    port: int
    # The origin at which your users open the app. The cookie and the check of Origin follow from it.
    home: str
    database_url: str

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


def is_url(text):
    url = urlsplit(text)
    return url.scheme in ("http", "https") and bool(url.netloc)


# #region check
def preflight(variables):
    """Checks the variables. Raises NotReady with one line for each problem."""
    api_url = variables.get("API_URL", "")
    api_secret = variables.get("API_SECRET", "")
    api_key = variables.get("API_KEY", "")
    port = variables.get("PORT", "")
    port_is_good = port.isdigit() and 0 < int(port) < 65536
    app_url = variables.get("APP_URL") or f"http://localhost:{port}"

    def wrong(name, what):
        return f"{name} is not {what}." if variables.get(name) else f"{name} is not set. It must be {what}."

    checks = [
        (is_url(api_url), wrong("API_URL", "the URL of Passwordless.dev")),
        # @note The two keys look alike. With the wrong one, every call would fail with 401.
        (":secret:" in api_secret, wrong("API_SECRET", "your API secret")),
        (":public:" in api_key, wrong("API_KEY", "your public API key")),
        (port_is_good, wrong("PORT", "a port number, such as 4000")),
        (is_url(app_url), "APP_URL is not a URL. Write it like https://app.example.com."),
    ]
    trouble = [line for is_good, line in checks if not is_good]
    if trouble:
        raise NotReady("\n".join([*trouble, 'Step 2 of the guide, "Check your settings", shows how.']))
    url = urlsplit(app_url)
    return Settings(
        api_url=api_url.rstrip("/"),
        api_secret=api_secret,
        api_key=api_key,
        port=int(port),
        home=f"{url.scheme}://{url.netloc}",
        database_url=variables.get("DATABASE_URL") or "sqlite:///people.db",
    )
# #endregion check
