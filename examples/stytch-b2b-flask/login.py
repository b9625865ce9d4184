"""The routes of the login."""

import requests
from flask import Blueprint, current_app, redirect, render_template, request, session
from stytch.core.response_base import StytchError

from problems import Problem, ask_again, not_logged_out, session_is_over

login = Blueprint("login", __name__)

NO_LINK = (
    "We can’t send you a link right now. Try again in a few minutes. "
    "If an email arrives after all, you can use its link."
)

# The names of the two tokens in Flask's session cookie. It is signed, and scripts can't read it.
INTERMEDIATE = "intermediate_session_token"
SESSION = "session_token"


def stytch():
    return current_app.config["STYTCH"]


# #region signup
@login.get("/signup")
def signup():
    return render_template("signup.html")
# #endregion signup


# #region send
@login.post("/request_magic_link")
def request_magic_link():
    """Sends the email, then redirects: a reload sends no second one."""
    settings = current_app.config["APP_SETTINGS"]
    email = request.form.get("email", "").strip()
    try:
        # @note One call. Stytch creates the link, writes the email and delivers it.
        stytch().magic_links.email.discovery.send(
            email_address=email,
            # @note The page the link opens. It must match a registered URL exactly.
            discovery_redirect_url=f"{settings.home}/authenticate",
        )
    except requests.RequestException as error:
        return ask_again(error, email, NO_LINK)
    except StytchError as error:
        if error.details.error_type != "invalid_email":
            raise
        return ask_again(error, email)
    return redirect("/request_magic_link?sent", 303)
# #endregion send


@login.get("/request_magic_link")
def link_sent():
    # The same words for every email, so that a stranger can't find out who is a member.
    return render_template("sent.html") if "sent" in request.args else redirect("/signup", 303)


# #region authenticate
@login.get("/authenticate")
def authenticate():
    """The link in the email opens this. Without a token, it lists the user's organizations."""
    token = request.args.get("token")
    token_type = request.args.get("stytch_token_type")
    if token is None and token_type is None:
        return choose_organization()
    # @note Invitations and password resets can open this URL, too. Each type of token needs a different call.
    if token_type != "discovery":
        raise Problem(400, f'This link is of type "{token_type or "none"}"', "Request a link here.", "open-it")
    if not token:
        raise Problem(400, "This link has no token", "Open it from the email again.", "open-it")
    # @note Single-use: a second call returns `unable_to_auth_magic_link`.
    found = stytch().magic_links.discovery.authenticate(discovery_magic_links_token=token)
    session[INTERMEDIATE] = found.intermediate_session_token
    # @note Redirect to the same URL without the token, so that a reload or the back button can’t submit it twice.
    return redirect("/authenticate", 303)
# #endregion authenticate


# #region choose
def choose_organization():
    token = session.get(INTERMEDIATE)
    if not token:
        return redirect("/dashboard", 303)
    found = stytch().discovery.organizations.list(intermediate_session_token=token)
    return render_template("choose.html", email=found.email_address, found=found.discovered_organizations)
# #endregion choose


# #region enter
@login.post("/authenticate")
def enter_organization():
    """The user picked an organization, or named a new one."""
    token = session.get(INTERMEDIATE)
    if not token:
        return redirect("/signup", 303)
    organization_id = request.form.get("organization_id")
    if organization_id:
        entered = stytch().discovery.intermediate_sessions.exchange(
            intermediate_session_token=token,
            organization_id=organization_id,
            session_duration_minutes=60,  # @note How long the session lasts, unless you extend or revoke it.
        )
    else:
        entered = stytch().discovery.organizations.create(
            intermediate_session_token=token,
            organization_name=request.form.get("organization_name", "").strip(),  # @note The user becomes the first member, with the admin role.
            session_duration_minutes=60,
        )
    # @note The organization may require more, such as a second factor. Then there is no session yet.
    if not entered.member_authenticated:
        name = entered.organization.organization_name
        raise Problem(
            403,
            f"{name} requires another factor",
            "This organization doesn’t accept a magic link alone. This app doesn’t handle that yet.",
            "make-it-yours",
        )
    session[SESSION] = entered.session_token
    session.pop(INTERMEDIATE, None)
    return redirect("/dashboard", 303)
# #endregion enter


# #region dashboard
@login.get("/dashboard")
def dashboard():
    """The private page. It checks the session with Stytch before it shows anything."""
    token = session.get(SESSION)
    if not token:
        return render_template("logged_out.html", title="You aren’t logged in")
    try:
        found = stytch().sessions.authenticate(session_token=token)
    except StytchError as error:
        # @note Forget the session only if it is over. A rate limit or an outage says nothing about it.
        if session_is_over(error):
            session.pop(SESSION, None)
        raise
    # @note Keep the token that came back: Stytch may return a new one.
    session[SESSION] = found.session_token
    return render_template("dashboard.html", member=found.member, organization=found.organization)
# #endregion dashboard


@login.get("/logout")
def ask_to_log_out():
    """Only a button. Following a link must not log the user out."""
    return render_template("log_out.html") if session.get(SESSION) else redirect("/dashboard", 303)


# #region logout
@login.post("/logout")
def log_out():
    """Revokes the session at Stytch, then forgets it."""
    token = session.get(SESSION)
    if token:
        try:
            stytch().sessions.revoke(session_token=token)
        except (StytchError, requests.RequestException, ValueError) as error:
            # @note A session that is already over counts as logged out. After any other error it may still be alive.
            if not (isinstance(error, StytchError) and session_is_over(error)):
                return not_logged_out(error)
    session.pop(SESSION, None)
    return render_template("logged_out.html", title="You’re logged out")
# #endregion logout
