"""The second factor: nothing private is shown before it."""

from functools import wraps

from flask import Blueprint, redirect, render_template, request, session

from members import HALF, INTERMEDIATE, start_session, stytch

second_factor = Blueprint("second_factor", __name__)


def halfway(view):
    """A route for a user whose login still needs a second factor. It gets who they are."""

    @wraps(view)
    def route():
        half, token = session.get(HALF), session.get(INTERMEDIATE)
        if not half or not token:
            return redirect("/signup", 303)
        who = {"organization_id": half["organization_id"], "member_id": half["member_id"]}
        # @note The token proves that the first factor is complete.
        return view({**who, "intermediate_session_token": token})

    return route


@second_factor.get("/second_factor")
@halfway
def ask_for_code(_who):
    return render_template("second_factor.html", enrolled=session[HALF]["enrolled"])


# #region enroll
@second_factor.post("/enroll")
@halfway
def enroll(who):
    """Sets up the member's authenticator app."""
    totp = stytch().totps.create(**who)
    # @note Shown once, to this user alone. Your app stores none of it.
    return render_template("enroll.html", totp=totp)
# #endregion enroll


# #region check
@second_factor.post("/second_factor")
@halfway
def check_code(who):
    """Checks the code and logs the user in."""
    code = request.form.get("code", "").replace(" ", "")
    # @note Single-use: the same code is rejected the second time.
    return start_session(stytch().totps.authenticate(**who, code=code, session_duration_minutes=60))
# #endregion check


@second_factor.get("/recover")
@halfway
def ask_to_recover(_who):
    return render_template("recover.html")


# #region recover
@second_factor.post("/recover")
@halfway
def recover(who):
    """Logs in without the authenticator app."""
    code = request.form.get("code", "").strip()
    return start_session(stytch().recovery_codes.recover(**who, recovery_code=code, session_duration_minutes=60))
# #endregion recover
