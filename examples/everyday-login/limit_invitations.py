# Limits invitations to email addresses at the company's own domain: python limit_invitations.py
import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

updated = stytch.organizations.update(
    organization_id="acme",  # @note An organization’s ID or its slug.
    email_allowed_domains=["example.com"],
    email_invites="RESTRICTED",  # @note `ALL_ALLOWED` accepts any address, `NOT_ALLOWED` none.
)
print(updated)
