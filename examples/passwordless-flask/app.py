"""Sign-in with passkeys on Passwordless.dev: the app of the First Login quickstart, in Flask.

Start it with `python app.py`, or with `gunicorn "app:create_app()"`.
"""

import logging
import os
import sys
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, jsonify, redirect, render_template, request

from models import HOUR, People
from passwordless import Passwordless
from problems import Problem, register_error_handlers
from settings import NotReady, preflight, read_env_file


def create_app(settings=None):
    """Creates the app. Ends the process with one line for each setting to fix."""
    read_env_file()
    try:
        settings = settings or preflight(os.environ)
        people = People(settings.database_url)
    except NotReady as problem:
        sys.exit(str(problem))

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=64 * 1024, APP_SETTINGS=settings)
    api = Passwordless(settings.api_url, settings.api_secret)
    # Over https, __Host- keeps other subdomains from setting the cookie.
    cookie = "__Host-flask_passkeys" if settings.secure else "flask_passkeys"
    api_origin = "{0.scheme}://{0.netloc}".format(urlsplit(settings.api_url))

    def user():
        return people.user_of(request.cookies.get(cookie))

    def field(name):
        """A text in the JSON body. A form on another site can post, but not JSON."""
        body = request.get_json(silent=True)
        value = body.get(name) if isinstance(body, dict) else None
        if not isinstance(value, str) or not value.strip():
            raise Problem(400, "This is not what the page sends", "Send JSON, with the fields as text.")
        return value.strip()

    @app.before_request
    def only_from_here():
        # Browsers send the origin of the page that posts.
        origin = request.headers.get("Origin")
        if request.method == "POST" and origin and origin != settings.home:
            abort(403, "This request came from another site.")

    @app.after_request
    def add_headers(response):
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'self'; img-src data:; script-src 'self'; form-action 'self'; "
            "base-uri 'none'; "
            # The browser client calls Passwordless.dev itself.
            f"connect-src 'self' {api_origin}; frame-ancestors 'none'"
        )
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        # Never the query, a body or a header: a token or a key may be in them.
        current_app.logger.info("%s %s %s", request.method, request.path, response.status_code)
        return response

    @app.context_processor
    def keys():
        # The public API key only.
        return {"api_key": settings.api_key, "api_url": settings.api_url}

    @app.get("/")
    def home():
        return redirect("/account", 303) if user() else render_template("home.html")

    # #region create_token
    @app.post("/create-token")
    def create_token():
        """POST, because it creates something. Browsers prefetch GET requests, never a POST."""
        alias = field("alias")
        user_id = people.id_for(alias, user())
        if user_id is None:
            advice = "If the account is yours, sign in. You can add a passkey there."
            raise Problem(409, "This name is already taken", advice)
        return jsonify(token=api.create_token(user_id, alias))
    # #endregion create_token

    # #region verify_signin
    @app.post("/verify-signin")
    def verify_signin():
        """The token comes in the body: URLs end up in logs and histories."""
        user_id = api.verify_signin(field("token"))
        response = jsonify(userId=user_id)
        key = people.start_session(user_id)
        response.set_cookie(cookie, key, max_age=HOUR, httponly=True, samesite="Lax", secure=settings.secure)
        return response
    # #endregion verify_signin

    # #region manage
    @app.get("/account")
    def account():
        signed_in = user()
        if not signed_in:
            return redirect("/", 303)
        return render_template("account.html", user=signed_in, passkeys=api.list_passkeys(signed_in.id))

    @app.post("/delete-passkey")
    def delete_passkey():
        signed_in = user()
        if not signed_in:
            return redirect("/", 303)
        own = [each["descriptor"]["id"] for each in api.list_passkeys(signed_in.id)]
        wanted = request.form.get("id")
        # @note Check that the passkey is theirs: the call itself deletes anyone’s.
        if wanted not in own:
            return redirect("/account", 303)
        # The last one is the only way in.
        if len(own) == 1:
            raise Problem(409, "This is your only passkey", "Without it you could not sign in again. Add another first.")
        api.delete_passkey(wanted)
        return render_template("deleted.html")
    # #endregion manage

    @app.post("/sign-out")
    def sign_out():
        """Ends the session on the server, too: otherwise a copy of the cookie would still work."""
        people.end_session(request.cookies.get(cookie))
        response = redirect("/", 303)
        response.delete_cookie(cookie, httponly=True, samesite="Lax", secure=settings.secure)
        return response

    register_error_handlers(app)
    return app


if __name__ == "__main__":
    application = create_app()
    own = application.config["APP_SETTINGS"]
    print(f"Your app is on {own.home}", flush=True)
    # localhost, not 127.0.0.1: a passkey belongs to a name. No debug mode: it lets anyone who gets to it run code.
    application.run(host=os.environ.get("LISTEN_HOST") or "localhost", port=own.port, load_dotenv=False)
