# Creates an organization, one of your customers, and adds its first member. Run it once: python set_up.py
import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],  # @note Keep the secret on your server. Anyone who has it has full access to your project.
    environment=os.environ.get("STYTCH_API_URL"),
)

created = stytch.organizations.create(
    organization_name="Acme",
    organization_slug="acme",  # @note The short name for URLs, unique in your project.
)
added = stytch.organizations.members.create(
    organization_id=created.organization.organization_id,
    email_address="ada@example.com",  # @note Without this, discovery doesn’t find this organization for the email.
)
print(added)
