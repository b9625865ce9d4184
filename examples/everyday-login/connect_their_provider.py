# Connects an organization's own identity provider: python connect_their_provider.py [ISSUER CLIENT_ID CLIENT_SECRET]
import os
import sys

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ.get("STYTCH_API_URL"),
)

organization = "acme"  # @note An organization’s ID or its slug.
created = stytch.sso.oidc.create_connection(
    organization_id=organization,
    display_name="Company login",
)
# @note Send this URL to your customer’s IT. They register it at their provider.
print("redirect URL:", created.connection.redirect_url)

if len(sys.argv) == 4:
    issuer, client_id, client_secret = sys.argv[1:]
    updated = stytch.sso.oidc.update_connection(
        organization_id=organization,
        connection_id=created.connection.connection_id,
        issuer=issuer,  # @note Stytch finds the provider’s other URLs under this one.
        client_id=client_id,
        client_secret=client_secret,
    )
    print(updated.connection.connection_id, "is", updated.connection.status)
