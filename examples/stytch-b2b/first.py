# Set STYTCH_PROJECT_ID and STYTCH_SECRET, and for the sandbox STYTCH_API_URL.
# Then: pip install stytch && python first.py
import os
import sys

from stytch import B2BClient

project_id, secret = os.environ.get("STYTCH_PROJECT_ID"), os.environ.get("STYTCH_SECRET")
if not project_id or not secret:
    sys.exit("Set STYTCH_PROJECT_ID and STYTCH_SECRET first. For the sandbox, set STYTCH_API_URL, too.")

# @note `environment` is only for a sandbox. Without it, the SDK gets Stytch’s URL from the project ID.
stytch = B2BClient(project_id=project_id, secret=secret, environment=os.environ.get("STYTCH_API_URL"))
sent = stytch.magic_links.email.discovery.send(
    email_address="ada@example.com",  # @note With your own test project, put your own email here.
)
print(sent)
