# The guide's calls in Python, one region per step, for SDK 15.2.0.

# #region client
import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],  # @note Keep the secret on your server. Anyone who has it has full access to your project.
    environment=os.environ.get("STYTCH_API_URL"),  # @note Only for a sandbox. If you leave it out, the SDK uses Stytch’s URL.
)
# #endregion client


# #region create-organization
def create_organization(name, slug):
    return stytch.organizations.create(
        organization_name=name,
        organization_slug=slug,  # @note The short name for URLs, unique in your project.
    )
# #endregion create-organization


# #region add-member
def add_member(organization_id, email_address):
    return stytch.organizations.members.create(
        organization_id=organization_id,
        email_address=email_address,  # @note Without this, discovery doesn’t find this organization for the email.
    )
# #endregion add-member


# #region send-magic-link
def send_magic_link(email_address, redirect_url=None):
    # @note One call. Stytch creates the link, writes the email and delivers it.
    return stytch.magic_links.email.discovery.send(
        email_address=email_address,
        # @note The page the link opens. It must match a registered URL exactly. If you leave it out, Stytch uses your project’s default.
        discovery_redirect_url=redirect_url,
    )
# #endregion send-magic-link


# #region authenticate-magic-link
class WrongToken(Exception):
    """The URL has no token, or one from another type of link."""


def authenticate_magic_link(query):
    # @note Invitations and password resets can open this URL too. Each type needs a different call.
    if query.get("stytch_token_type") != "discovery":
        raise WrongToken("This isn't a discovery link.")
    token = query.get("token")
    if not token:
        raise WrongToken("This link has no token.")

    # @note Single-use: a second call returns unable_to_auth_magic_link.
    return stytch.magic_links.discovery.authenticate(
        discovery_magic_links_token=token,
    )
# #endregion authenticate-magic-link


# #region exchange-intermediate-session
def exchange_intermediate_session(intermediate_session_token, organization_id):
    return stytch.discovery.intermediate_sessions.exchange(
        intermediate_session_token=intermediate_session_token,
        organization_id=organization_id,
        session_duration_minutes=60,  # @note How long the session lasts, unless you extend or revoke it.
    )
# #endregion exchange-intermediate-session


# #region create-own-organization
def create_own_organization(intermediate_session_token, name):
    return stytch.discovery.organizations.create(
        intermediate_session_token=intermediate_session_token,
        organization_name=name,  # @note The user becomes the first member, with the admin role.
        session_duration_minutes=60,
    )
# #endregion create-own-organization


# #region authenticate-session
def authenticate_session(session_token):
    return stytch.sessions.authenticate(
        session_token=session_token,
    )
# #endregion authenticate-session


# #region revoke-session
def revoke_session(session_token):
    return stytch.sessions.revoke(
        session_token=session_token,
    )
# #endregion revoke-session


# #region allow-email-domain
def allow_email_domain(organization_id, domain):
    return stytch.organizations.update(
        organization_id=organization_id,
        email_allowed_domains=[domain],
        # @note Takes effect once a member at this domain has verified their email, which proves the domain is yours.
        email_jit_provisioning="RESTRICTED",
    )
# #endregion allow-email-domain
