"""Who is logged in: how a login ends, and how a session is checked."""

from functools import wraps

from flask import current_app, redirect, render_template, session
from stytch.core.response_base import StytchError

from problems import session_is_over

# The names in Flask's session cookie. It is signed, and scripts can't read it.
INTERMEDIATE = "intermediate_session_token"
SESSION = "session_token"
JWT = "session_jwt"
HALF = "half_login"


def stytch():
    return current_app.config["STYTCH"]


# #region finish
def finish_login(login):
    """Ends a login, whichever way it began."""
    # @note A success isn’t always a session. Check this before you log the user in.
    if login.member_authenticated:
        return start_session(login)
    # @note The organization doesn’t accept this way to log in. Check for a second factor only after this.
    primary = getattr(login, "primary_required", None)
    if primary:
        by_sso = "sso" in primary.allowed_auth_methods
        return render_template("other_way.html", organization=login.organization, by_sso=by_sso), 403
    options = login.mfa_required.member_options
    session[INTERMEDIATE] = login.intermediate_session_token
    session[HALF] = {
        "organization_id": login.organization.organization_id,
        "member_id": login.member_id,
        "enrolled": bool(options and options.totp_registration_id),
    }
    return redirect("/second_factor", 303)
# #endregion finish


def start_session(login):
    """The user is logged in."""
    session.clear()
    session[SESSION] = login.session_token
    session[JWT] = login.session_jwt
    return redirect("/dashboard", 303)


# #region check
def check_session():
    """Checks the session, without a call while its JWT is fresh. Returns None without a session."""
    token = session.get(SESSION)
    if not token:
        return None
    with forgetting_what_is_over():
        # @note A session that was revoked elsewhere passes for up to five minutes. For sensitive actions, still call Stytch.
        if session.get(JWT):
            found = stytch().sessions.authenticate_jwt(session_jwt=session[JWT])
        else:
            found = stytch().sessions.authenticate(session_token=token)
    session[JWT] = found.session_jwt
    return found.member_session
# #endregion check


class forgetting_what_is_over:
    """Forgets a session that is over. Any other error, such as a rate limit, leaves it alone."""

    def __enter__(self):
        return self

    def __exit__(self, _type, error, _traceback):
        if isinstance(error, StytchError) and session_is_over(error):
            session.pop(SESSION, None)
            session.pop(JWT, None)


def for_members(view):
    """A route that only a member may call. It gets the member's session."""

    @wraps(view)
    def route():
        member = check_session()
        if member is None:
            return redirect("/signup", 303)
        with forgetting_what_is_over():
            return view(member)

    return route
