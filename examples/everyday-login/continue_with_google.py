# Logs a user in with Google: python continue_with_google.py
# Your login page links to /v1/b2b/public/oauth/google/discovery/start?public_token=… at Stytch.
import os

from stytch import B2BClient

# @note From the URL your app was opened with, where stytch_token_type is discovery_oauth. It’s single-use.
OAUTH_TOKEN = "…"

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

found = stytch.oauth.discovery.authenticate(discovery_oauth_token=OAUTH_TOKEN)
choices = [each.organization for each in found.discovered_organizations]
print([each.organization_name for each in choices])

if choices:
    entered = stytch.discovery.intermediate_sessions.exchange(
        intermediate_session_token=found.intermediate_session_token,
        organization_id=choices[0].organization_id,  # @note In your app, the user picks one.
        session_duration_minutes=60,
    )
    print("logged in:", entered.member_authenticated)
