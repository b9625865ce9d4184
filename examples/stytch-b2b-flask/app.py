"""A B2B login with magic links on Stytch: the app of the First Login quickstart, in Flask.

Start it with `python app.py`, or with `gunicorn "app:create_app()"`.
"""

import logging
import os
import sys

from flask import Flask, abort, redirect, request
from stytch import B2BClient

from login import login
from problems import register_error_handlers
from settings import NotReady, preflight, read_env_file


def create_app(settings=None):
    """Creates the app. Ends the process with one line for each setting that's missing."""
    read_env_file()
    try:
        settings = settings or preflight(os.environ)
    except NotReady as problem:
        sys.exit(str(problem))

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    # Flask's own server logs whole URLs, and the URL of a magic link contains its token.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    app = Flask(__name__)
    # #region client
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=64 * 1024,
        # @note Scripts in a page can’t read the cookie, and other sites can’t post a form with it.
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # @note Over https, `__Host-` keeps other subdomains from setting it.
        SESSION_COOKIE_NAME="__Host-flask_app" if settings.secure else "flask_app",
        SESSION_COOKIE_SECURE=settings.secure,
        APP_SETTINGS=settings,
        # @note One client for the whole app. It picks Stytch’s URL from the project ID; `environment` is only for a sandbox.
        STYTCH=B2BClient(project_id=settings.project_id, secret=settings.secret, environment=settings.api_url),
    )
    # #endregion client
    app.register_blueprint(login)
    register_error_handlers(app)

    @app.before_request
    def only_from_here():
        # Browsers send the origin of the page that posts.
        origin = request.headers.get("Origin")
        if request.method == "POST" and origin and origin != settings.home:
            abort(403, "This request came from another site.")

    @app.after_request
    def add_headers(response):
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        # The path without its query: a token may be in it.
        app.logger.info("%s %s %s", request.method, request.path, response.status_code)
        return response

    @app.context_processor
    def links():
        return {"guide_url": settings.guide_url, "inbox_url": settings.inbox_url}

    @app.get("/")
    def home():
        return redirect("/signup", 303)

    return app


if __name__ == "__main__":
    application = create_app()
    own = application.config["APP_SETTINGS"]
    print(f"Your app is on {own.home}/signup", flush=True)
    # localhost, not 127.0.0.1: cookies belong to a name. No debug mode: it lets anyone who gets to it run code.
    application.run(host=os.environ.get("LISTEN_HOST") or "localhost", port=own.port, load_dotenv=False)
