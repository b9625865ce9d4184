"""What the app shows when something fails: the service's own status, and words for the user."""

import logging

import requests
from flask import render_template
from stytch.core.response_base import StytchError
from werkzeug.exceptions import HTTPException

log = logging.getLogger(__name__)


class Problem(Exception):
    """A problem of the app's own."""

    def __init__(self, status, title, advice, step):
        super().__init__(title)
        self.status, self.title, self.advice, self.step = status, title, advice, step


WRONG_KEYS = (
    "Stytch rejected the project ID or the secret",
    "Check STYTCH_PROJECT_ID and STYTCH_SECRET. Both must come from the same project.",
    "set-up",
)
UNREGISTERED = (
    "The redirect URL isn’t registered",
    "Register the URL of your /authenticate route for discovery. It must match exactly. Then send the link again.",
    "ask-for-a-link",
)
BROKEN_LINK = ("This link is incomplete", "Open it from the email again, or request a new one.", "open-it")
LOGGED_OUT = ("Your session ended", "It expired or was revoked. Log in again.", "logged-in-and-out")

# What Stytch's error_type means for the user: title, advice, step of the guide.
KNOWN = {
    "unauthorized_credentials": WRONG_KEYS,
    "no_match_for_provided_magic_link_url": UNREGISTERED,
    "no_default_discovery_redirect_url_set": UNREGISTERED,
    "invalid_email": ("This email address is invalid", "Check it for typing errors.", "ask-for-a-link"),
    # #region used-link
    "unable_to_auth_magic_link": (
        "This link was already used or has expired",
        "A magic link is single-use and expires. Request a new one.",
        "discover",
    ),
    # #endregion used-link
    "magic_link_not_found": BROKEN_LINK,
    "invalid_token": BROKEN_LINK,
    "invalid_discovery_magic_links_token": BROKEN_LINK,
    "intermediate_session_not_found": (
        "You took too long to choose",
        "You have 10 minutes to choose an organization after you open the link. Request a new one.",
        "choose",
    ),
    "session_not_found": LOGGED_OUT,
    "invalid_session_token": LOGGED_OUT,
    "too_many_requests": ("Too many requests", "Wait a minute, then try again.", "make-it-yours"),
    "internal_server_error": (
        "Stytch has a problem",
        "Your email and your link are fine. Try again in a minute.",
        "make-it-yours",
    ),
}


def session_is_over(error):
    """True only when Stytch says there is no such session. Any other error says nothing about it."""
    return error.details.error_type in ("session_not_found", "invalid_session_token")


def no_response(error):
    # Its type, and not its text: that has the URL.
    log.warning("no response from stytch: %s", type(error).__name__)
    advice = "The call may or may not have taken effect. Wait a moment and try again."
    return show(502, "No response from Stytch", advice, "set-up")


def register_error_handlers(app):
    @app.errorhandler(Problem)
    def own(problem):
        return show(problem.status, problem.title, problem.advice, problem.step)

    @app.errorhandler(StytchError)
    def refused(error):
        details = error.details
        log.warning("stytch %s %s %s", details.status_code, details.error_type, details.request_id)
        if not details.error_type:
            return unreadable(error)
        other = (f"Stytch rejected the request: {details.error_type}", details.error_message, "make-it-yours")
        return show(details.status_code, *KNOWN.get(details.error_type, other))

    # The SDK raises a ValueError when it can't read a response.
    @app.errorhandler(ValueError)
    def unreadable(error):
        log.warning("stytch answered with something else: %s", type(error).__name__)
        advice = "Check STYTCH_API_URL, and any proxy between your server and Stytch."
        return show(502, "The response didn’t come from Stytch", advice, "set-up")

    app.register_error_handler(requests.RequestException, no_response)

    @app.errorhandler(HTTPException)
    def http(error):
        return show(error.code, error.name, error.description, None)

    @app.errorhandler(Exception)
    def bug(error):
        log.exception("something went wrong")
        return show(500, "Something went wrong", "The reason is in the server's output.", None)


STEP_TITLES = {
    "set-up": "Set up your project",
    "ask-for-a-link": "Send the link from your app",
    "open-it": "Open the link",
    "discover": "Exchange the token",
    "choose": "Choose an organization",
    "logged-in-and-out": "Check the session and log out",
    "make-it-yours": "Let colleagues join",
}


def show(status, title, advice, step):
    name = STEP_TITLES.get(step)
    page = render_template("problem.html", title=title, advice=advice, step=step, name=name)
    # The URL may still contain a token.
    return page, status, {"Referrer-Policy": "no-referrer"}
