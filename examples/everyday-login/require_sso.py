# Makes SSO an organization's only way to log in: python require_sso.py
import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

updated = stytch.organizations.update(
    organization_id="acme",  # @note An organization’s ID or its slug.
    auth_methods="RESTRICTED",
    allowed_auth_methods=["sso"],  # @note "ALL_ALLOWED" above undoes this.
)
print(updated)
