"""What can fail since the app does more than the quickstart's. `problems.py` is the same in both."""

import jwt

from problems import GO_ON, KNOWN, STEP_TITLES, no_response

# The next guide, as seen from the quickstart, whose URL GUIDE_URL is.
GUIDE = "../everyday-login"
USED_INVITATION = (
    "This invitation was already used or has expired",
    "If you have accepted it before, log in. Otherwise, ask the person who invited you for a new invitation.",
    f"{GUIDE}/invite-a-colleague",
)
ALREADY_IN = (
    "This person is already a member",
    "They can log in. They don’t need an invitation.",
    f"{GUIDE}/invite-a-colleague",
)
NOT_ALLOWED = ("You aren’t allowed to do this", "Ask an admin of your organization.", f"{GUIDE}/roles")
USED_LOGIN = ("This login was already used or has expired", "Log in again.")
WRONG_CODE = (
    "This code is wrong",
    "Enter the six digits your authenticator app shows now. If they keep failing, check the clock of your phone.",
    f"{GUIDE}/second-factor",
)
WRONG_RECOVERY_CODE = (
    "This recovery code is wrong",
    "Check it for typos. Each code is single-use, so you may have used this one before.",
    f"{GUIDE}/second-factor",
)
CANNOT_SWITCH = (
    "You can’t switch to this organization",
    "You aren’t a member there, or it doesn’t accept the way you logged in. Log in to it instead.",
    f"{GUIDE}/switch-organization",
)

LATER = {
    "invalid_email_for_invites": (
        "This email address can’t be invited",
        "Your organization doesn’t accept invitations to this address. Check it for typos, or ask an admin.",
        f"{GUIDE}/invite-a-colleague",
    ),
    "user_already_invited": ALREADY_IN,
    "duplicate_member_email": ALREADY_IN,
    "session_authorization_error": NOT_ALLOWED,
    "session_authorization_tenancy_error": NOT_ALLOWED,
    "oauth_token_not_found": (*USED_LOGIN, f"{GUIDE}/continue-with-google"),
    "sso_token_not_found": (*USED_LOGIN, f"{GUIDE}/log-in-with-sso"),
    "sso_jit_provisioning_not_allowed": (
        "You aren’t a member of this organization yet",
        "Your company’s login worked, but an admin has to invite you first.",
        f"{GUIDE}/log-in-with-sso",
    ),
    "unable_to_authenticate_totp": WRONG_CODE,
    "invalid_totp_code": WRONG_CODE,
    "recovery_code_used_as_totp_code": WRONG_CODE,
    "totp_code_already_authenticated": (
        "This code was already used",
        "Each code is single-use. Wait for the next one, which comes within 30 seconds.",
        f"{GUIDE}/second-factor",
    ),
    "unable_to_authenticate_recovery_code": WRONG_RECOVERY_CODE,
    "invalid_recovery_code": WRONG_RECOVERY_CODE,
    "insufficient_factors_for_session_exchange": CANNOT_SWITCH,
    "member_not_found": CANNOT_SWITCH,
}

LATER_TITLES = {
    f"{GUIDE}/invite-a-colleague": "Invite a colleague",
    f"{GUIDE}/continue-with-google": "Continue with Google",
    f"{GUIDE}/log-in-with-sso": "Log in through it",
    f"{GUIDE}/second-factor": "Ask for a second factor",
    f"{GUIDE}/roles": "Decide who may do what",
    f"{GUIDE}/switch-organization": "Switch organization",
}

LATER_GO_ON = {
    f"{GUIDE}/invite-a-colleague": ("/dashboard", "Try again"),
    f"{GUIDE}/continue-with-google": ("/signup", "Log in again"),
    f"{GUIDE}/log-in-with-sso": ("/signup", "Log in again"),
    f"{GUIDE}/second-factor": ("/second_factor", "Try again"),
    f"{GUIDE}/roles": ("/dashboard", "Try again"),
    f"{GUIDE}/switch-organization": ("/dashboard", "Try again"),
}


def register_later_problems(app):
    KNOWN.update(LATER)
    STEP_TITLES.update(LATER_TITLES)
    GO_ON.update(LATER_GO_ON)
    # Raised by the check of a JWT, when the keys to check it with can't be fetched.
    app.register_error_handler(jwt.PyJWKClientError, no_response)
