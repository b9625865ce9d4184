# Requires a code from an authenticator app at each login: python require_second_factor.py
import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

updated = stytch.organizations.update(
    organization_id="acme",  # @note An organization’s ID or its slug.
    mfa_policy="REQUIRED_FOR_ALL",
    mfa_methods="RESTRICTED",
    allowed_mfa_methods=["totp"],  # @note An authenticator app. The other method is a code by text message.
)
print(updated)
