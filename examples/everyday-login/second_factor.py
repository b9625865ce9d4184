# The second half of a login, after a magic link: python second_factor.py
import os
import sys

from stytch import B2BClient

INTERMEDIATE_SESSION_TOKEN = "…"

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

entered = stytch.discovery.intermediate_sessions.exchange(
    intermediate_session_token=INTERMEDIATE_SESSION_TOKEN,
    organization_id="acme",  # @note An organization’s ID or its slug.
    session_duration_minutes=60,
)
if entered.member_authenticated:
    sys.exit("No second factor is required.")

# @note No session yet: don’t set a cookie. These three values identify the login until a code is accepted.
due = {
    "organization_id": entered.organization.organization_id,
    "member_id": entered.member_id,
    "intermediate_session_token": INTERMEDIATE_SESSION_TOKEN,
}
options = entered.mfa_required.member_options
if not (options and options.totp_registration_id):
    created = stytch.totps.create(**due)
    print("Type this secret into an authenticator app:", created.secret)
    print("Recovery codes:", *created.recovery_codes)  # @note Returned only now.

code = input("Code, or a recovery code: ")
if code.isdigit():
    session = stytch.totps.authenticate(**due, code=code, session_duration_minutes=60)
else:
    session = stytch.recovery_codes.recover(**due, recovery_code=code, session_duration_minutes=60)
print("logged in:", bool(session.session_token))
