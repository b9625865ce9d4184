# Exchanges the token of a login with SSO for a session: python log_in_with_sso.py
# The login starts at /v1/public/sso/start?public_token=…&connection_id=… at Stytch.
import os

from stytch import B2BClient

# @note From the URL your app was opened with, where stytch_token_type is sso. It’s single-use.
SSO_TOKEN = "…"

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

entered = stytch.sso.authenticate(
    sso_token=SSO_TOKEN,  # @note If the user isn’t a member yet, Stytch creates the member.
    session_duration_minutes=60,
)
print("logged in:", entered.member_authenticated)
