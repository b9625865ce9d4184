# Lets anyone with an email at this domain join, without an invitation: python allow_email_domain.py
import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

updated = stytch.organizations.update(
    organization_id="acme",  # @note An organization’s ID or its slug.
    email_allowed_domains=["acme.example"],
    # @note Takes effect once a member at this domain has verified their email, which proves the domain is yours.
    email_jit_provisioning="RESTRICTED",
)
print(updated)
