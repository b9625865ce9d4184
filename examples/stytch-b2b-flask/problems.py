"""What the app shows when something fails: the service's own status, and words for the user."""

import logging

import requests
from flask import render_template, session
from stytch.core.response_base import StytchError
from werkzeug.exceptions import HTTPException

log = logging.getLogger(__name__)


class Problem(Exception):
    """A problem of the app's own. `go_on` is a link, as in GO_ON, if the step's isn't the right one."""

    def __init__(self, status, title, advice, step, go_on=None):
        super().__init__(title)
        self.status, self.title, self.advice, self.step, self.go_on = status, title, advice, step, go_on


# Mistakes of yours, which no user can do anything about.
NOT_SET_UP = (
    "This app isn’t set up correctly",
    "You can’t fix this yourself. Please tell the people who run the app.",
)
WRONG_KEYS = (*NOT_SET_UP, "set-up")
UNREGISTERED = (*NOT_SET_UP, "ask-for-a-link")
BROKEN_LINK = ("This link is incomplete", "Open it from the email again, or request a new one.", "open-it")
LOGGED_OUT = ("Your session ended", "It expired or was revoked. Log in again.", "logged-in-and-out")

UNREACHABLE = (
    "The login service can’t be reached",
    "Try again in a few minutes. If you were changing something, check first whether it worked.",
    None,
)
UNREADABLE = (*NOT_SET_UP, "set-up")

STYTCH_FAULT = (
    "Stytch has a problem",
    "This isn’t caused by anything you did. Try again in a minute.",
    "make-it-yours",
)

# What Stytch's error_type means for the user: title, advice, step of the guide.
KNOWN = {
    "unauthorized_credentials": WRONG_KEYS,
    "no_match_for_provided_magic_link_url": UNREGISTERED,
    "no_default_discovery_redirect_url_set": UNREGISTERED,
    "invalid_email": (
        "This email address is invalid",
        "Check it for typos. It needs an @ with at most 64 characters before it, "
        "and a domain such as example.com after it.",
        "ask-for-a-link",
    ),
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
    "internal_server_error": STYTCH_FAULT,
}

CHECK_KEYS = "Check STYTCH_PROJECT_ID and STYTCH_SECRET. Both must come from the same project."
REGISTER = "Register the URL of your /authenticate route for discovery. It must match exactly."
CHECK_URL = "The response didn’t come from Stytch. Check STYTCH_API_URL, and any proxy on the way."

# What you have to fix, by error_type. It goes into the log.
FIXES = {
    "unauthorized_credentials": CHECK_KEYS,
    "no_match_for_provided_magic_link_url": REGISTER,
    "no_default_discovery_redirect_url_set": REGISTER,
}


def session_is_over(error):
    """True only when Stytch says there is no such session. Any other error says nothing about it."""
    return error.details.error_type in ("session_not_found", "invalid_session_token")


def no_response(error):
    note(error)
    return show(502, *UNREACHABLE)


def ask_again(error, email, advice=None):
    """Shows the login form again, with what the user entered and why no link was sent."""
    note(error)
    status, title, known_advice, _step = explain(error)
    return render_template("signup.html", title=title, advice=advice or known_advice, email=email), status


def explain(error):
    """Returns an error's status, title, advice and step. In an outage, no step helps."""
    if isinstance(error, requests.RequestException):
        return 502, *UNREACHABLE
    # The SDK raises a ValueError when it can't read a response.
    if not isinstance(error, StytchError) or not error.details.error_type:
        return 502, *UNREADABLE
    details = error.details
    if details.status_code >= 500:
        other = STYTCH_FAULT  # Whatever it is called, 5xx is the server's fault.
    else:
        other = (f"Stytch rejected the request: {details.error_type}", details.error_message, "make-it-yours")
    return details.status_code, *KNOWN.get(details.error_type, other)


def note(error):
    """Logs an error's type, and not its text: that has the URL."""
    if isinstance(error, StytchError):
        details = error.details
        fix = FIXES.get(details.error_type, "")
        log.warning("stytch %s %s %s %s", details.status_code, details.error_type, details.request_id, fix)
    elif not isinstance(error, requests.RequestException):
        log.warning("%s: %s", type(error).__name__, CHECK_URL)
    else:
        log.warning("no response from stytch: %s", type(error).__name__)


def not_logged_out(error):
    """The session may still be active: the user should know, and try again."""
    note(error)
    status, reason, _advice, _step = explain(error)
    return render_template("still_logged_in.html", title="You may still be logged in", reason=reason), status


def register_error_handlers(app):
    @app.errorhandler(Problem)
    def own(problem):
        return show(problem.status, problem.title, problem.advice, problem.step, go_on=problem.go_on)

    @app.errorhandler(StytchError)
    @app.errorhandler(ValueError)
    def refused(error):
        note(error)
        return show(*explain(error))

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


# Where the user goes on after a problem of a step, if a new link doesn't help.
GO_ON = {}


def show(status, title, advice, step, retry=None, go_on=None):
    """Renders a problem. Without a step of the guide, a new link doesn't help either."""
    href, words = go_on or GO_ON.get(step, ("/signup", "Request a new link"))
    if status >= 500 or title == NOT_SET_UP[0]:
        words = None  # Nothing is wrong with the user's link or login.
        retry = retry or ("/dashboard" if session.get("session_token") else "/signup")
    links = {"name": STEP_TITLES.get(step), "href": href, "words": words, "retry": retry}
    page = render_template("problem.html", title=title, advice=advice, step=step, **links)
    # The URL may still contain a token.
    return page, status, {"Referrer-Policy": "no-referrer"}
