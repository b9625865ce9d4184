# Emails a colleague an invitation to the organization: python invite_colleague.py
import os

from stytch import B2BClient
from stytch.b2b.models.magic_links_email import InviteRequestOptions
from stytch.shared.method_options import Authorization

# @note The session of the member who invites. Copy fills in the one you hold.
SESSION_TOKEN = "…"

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

invited = stytch.magic_links.email.invite(
    organization_id="acme",  # @note An organization’s ID or its slug.
    email_address="mary@example.com",
    # @note Stytch checks that this member may create members. Without it, the call has the full access of your secret.
    method_options=InviteRequestOptions(authorization=Authorization(session_token=SESSION_TOKEN)),
)
print(invited)
