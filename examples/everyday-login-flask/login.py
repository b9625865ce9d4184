"""The routes of the login: every way in, and out again."""

from urllib.parse import urlencode

import requests
from flask import Blueprint, current_app, redirect, render_template, request, session
from stytch.core.response_base import StytchError

from later_problems import USED_INVITATION
from members import INTERMEDIATE, JWT, SESSION, finish_login, stytch
from problems import Problem, ask_again, not_logged_out, note, session_is_over

login = Blueprint("login", __name__)

NO_LINK = (
    "We can’t send you a link right now. Try again in a few minutes. "
    "If an email arrives after all, you can use its link."
)


def settings():
    return current_app.config["APP_SETTINGS"]


# #region signup
@login.get("/signup")
def signup():
    """Every way to log in."""
    return render_template("signup.html", google=google_login_url(), by_sso=bool(settings().public_token))


def google_login_url():
    """Returns the URL that starts a login with Google. Your page links to it, and your server doesn't call it."""
    if not settings().public_token:
        return None
    query = {
        "public_token": settings().public_token,  # @note It names your project in a browser, and isn’t a secret.
        "discovery_redirect_url": settings().return_url,  # @note Must match a URL registered for discovery.
    }
    return f"{settings().start_url}/v1/b2b/public/oauth/google/discovery/start?{urlencode(query)}"
# #endregion signup


@login.post("/request_magic_link")
def request_magic_link():
    """Sends the email, then redirects: a reload sends no second one."""
    email = request.form.get("email", "").strip()
    try:
        stytch().magic_links.email.discovery.send(
            email_address=email,
            discovery_redirect_url=settings().return_url,
        )
    except requests.RequestException as error:
        return ask_again(error, email, NO_LINK)
    except StytchError as error:
        if error.details.error_type != "invalid_email":
            raise
        return ask_again(error, email)
    return redirect("/request_magic_link?sent", 303)


@login.get("/request_magic_link")
def link_sent():
    # The same words for every email, so that a stranger can't find out who is a member.
    return render_template("sent.html") if "sent" in request.args else redirect("/signup", 303)


# #region authenticate
@login.get("/authenticate")
def authenticate():
    """Every login comes back here. Without a token, it lists the user's organizations."""
    token = request.args.get("token")
    token_type = request.args.get("stytch_token_type")
    if token is None and token_type is None:
        return choose_organization()
    if not token:
        raise Problem(400, "This link has no token", "Open it from the email again.", "open-it")
    # @note The type says which call exchanges the token. A token of one type is worthless to the other calls.
    if token_type == "multi_tenant_magic_links":
        return accept(token)
    if token_type == "sso":
        return finish_login(stytch().sso.authenticate(sso_token=token, session_duration_minutes=60))
    if token_type == "discovery_oauth":
        found = stytch().oauth.discovery.authenticate(discovery_oauth_token=token)
    elif token_type == "discovery":
        found = stytch().magic_links.discovery.authenticate(discovery_magic_links_token=token)
    else:
        raise Problem(400, f'This link is of type "{token_type or "none"}"', "Request a link here.", "open-it")
    session[INTERMEDIATE] = found.intermediate_session_token
    return redirect("/authenticate", 303)
# #endregion authenticate


def accept(token):
    """Logs an invited user in. They can't request a new invitation themselves."""
    try:
        return finish_login(stytch().magic_links.authenticate(magic_links_token=token, session_duration_minutes=60))
    except StytchError as error:
        if error.details.error_type != "unable_to_auth_magic_link":
            raise
        note(error)
        raise Problem(error.details.status_code, *USED_INVITATION, go_on=("/signup", "Log in again")) from None


def choose_organization():
    token = session.get(INTERMEDIATE)
    if not token:
        return redirect("/dashboard", 303)
    found = stytch().discovery.organizations.list(intermediate_session_token=token)
    return render_template("choose.html", email=found.email_address, found=found.discovered_organizations)


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
            session_duration_minutes=60,
        )
    else:
        entered = stytch().discovery.organizations.create(
            intermediate_session_token=token,
            organization_name=request.form.get("organization_name", "").strip(),
            session_duration_minutes=60,
        )
    return finish_login(entered)


# #region sso
@login.get("/sso")
def sso():
    """Finds the company's identity provider, by a work email or by the organization's slug."""
    company = request.args.get("company", "").strip()
    if not company or not settings().public_token:
        return render_template("sso.html")
    connection = find_connection(company.split("@")[-1])
    if not connection:
        return render_template("sso.html", unknown=company), 404
    query = {
        "public_token": settings().public_token,
        "connection_id": connection.connection_id,
        # @note Register the URL for login and for signup. Stytch opens the second one for a user who isn’t a member yet.
        "login_redirect_url": settings().return_url,
        "signup_redirect_url": settings().return_url,
    }
    # @note Unlike the API’s paths, this one has no `b2b`.
    start = f"{settings().start_url}/v1/public/sso/start?{urlencode(query)}"
    return render_template("sso.html", connection=connection, start=start)


def find_connection(slug_or_domain):
    """Returns None unless exactly one active connection matches."""
    operands = [{"filter_name": "organization_slugs", "filter_value": [slug_or_domain]}]
    if "." in slug_or_domain.strip("."):
        operands.append({"filter_name": "allowed_domains", "filter_value": [slug_or_domain]})
    found = stytch().organizations.search(query={"operator": "OR", "operands": operands})
    active = [each for organization in found.organizations for each in organization.sso_active_connections]
    # @note Two organizations may accept the same domain. Then only the slug says which one is meant.
    return active[0] if len(active) == 1 else None
# #endregion sso


@login.get("/logout")
def ask_to_log_out():
    """Only a button. Following a link must not log the user out."""
    return render_template("log_out.html") if session.get(SESSION) else redirect("/dashboard", 303)


@login.post("/logout")
def log_out():
    """Revokes the session at Stytch, then forgets it and its JWT."""
    token = session.get(SESSION)
    if token:
        try:
            stytch().sessions.revoke(session_token=token)
        except (StytchError, requests.RequestException, ValueError) as error:
            # A session that is already over counts as logged out. After any other error it may still be alive.
            if not (isinstance(error, StytchError) and session_is_over(error)):
                return not_logged_out(error)
    session.pop(SESSION, None)
    session.pop(JWT, None)
    return render_template("logged_out.html", title="You’re logged out")
