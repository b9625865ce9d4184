# Exchanges an invitation's token for a session in the organization that sent it: python accept_invitation.py
import os

from stytch import B2BClient

# @note From the URL that the invitation opened. Copy fills in the token you hold. It’s single-use.
INVITATION_TOKEN = "…"

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

accepted = stytch.magic_links.authenticate(
    magic_links_token=INVITATION_TOKEN,  # @note The link names one organization, so there’s nothing to choose.
    session_duration_minutes=60,
)
print(accepted.member.status)
