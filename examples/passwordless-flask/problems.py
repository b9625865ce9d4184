"""What the app answers when something fails: the service's own status, and words for the user."""

import logging

from flask import jsonify, render_template, request
from passwordless import NoAnswer, PasswordlessError
from werkzeug.exceptions import HTTPException

log = logging.getLogger(__name__)

BAD_TOKEN = ("This token isn’t valid here", "It is incomplete, already used, or from another app. Start again.")

FAULT = ("Passwordless.dev has a problem", "This isn’t caused by anything you did. Try again in a minute.")

# What errorCode means for the user: title, advice.
KNOWN = {
    "wrong_key": (
        "This app isn’t set up correctly",
        "You can’t fix this yourself. Please tell the people who run the app.",
    ),
    "alias_conflict": ("This name is already taken", "If it is yours, sign in. If not, choose another."),
    # #region expired
    # @note 403, not 401: your key is fine.
    "expired_token": ("That took too long", "The token expired. Start again."),
    # #endregion expired
    "missing_token": BAD_TOKEN,
    "invalid_token": BAD_TOKEN,
    "invalid_token_format": BAD_TOKEN,
    "too_many_requests": ("Too many requests", "Wait a minute, then try again."),
}


class Problem(Exception):
    """A problem of the app's own."""

    def __init__(self, status, title, advice):
        super().__init__(title)
        self.status, self.title, self.advice = status, title, advice


def register_error_handlers(app):
    @app.errorhandler(Problem)
    def own(problem):
        return show(problem.status, problem.title, problem.advice)

    @app.errorhandler(PasswordlessError)
    def refused(error):
        log.warning("passwordless %s %s", error.status, error.code)
        code = error.code or ("wrong_key" if error.status == 401 else "")
        if code == "wrong_key":
            log.error("Passwordless.dev doesn’t accept this key. Check API_SECRET and API_KEY.")
        # Whatever it is called, 5xx is the server's fault.
        other = FAULT if error.status >= 500 else ("Passwordless.dev refused", error.title)
        return show(error.status, *KNOWN.get(code, other))

    @app.errorhandler(NoAnswer)
    def no_answer(error):
        log.warning("no response from passwordless: %s", error)
        advice = "The call may or may not have taken effect. Wait a moment and try again."
        return show(502, "No response from Passwordless.dev", advice)

    @app.errorhandler(HTTPException)
    def http(error):
        return show(error.code, error.name, error.description)

    @app.errorhandler(Exception)
    def bug(error):
        log.exception("something went wrong")
        return show(500, "Something went wrong", "The reason is in the server's output.")


def show(status, title, advice):
    if request.is_json:
        return jsonify(title=title, advice=advice), status
    return render_template("problem.html", title=title, advice=advice), status
