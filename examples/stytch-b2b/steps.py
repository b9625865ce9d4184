# The calls of the guide in Python, one region a step. Every argument and field is one the SDK (15.2.0) has.

# #region client
import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],  # @note The secret stays on your server. Whoever holds it can log in as anybody.
    environment=os.environ.get("STYTCH_API_URL"),  # @note Only to reach a sandbox. Left out, the SDK picks Stytch’s address.
)
# #endregion client


# #region create-organization
def create_organization(name, slug):
    return stytch.organizations.create(
        organization_name=name,
        organization_slug=slug,  # @note Short name for addresses. No two organizations of your project share one.
    )
# #endregion create-organization


# #region add-member
def add_member(organization_id, email_address):
    return stytch.organizations.members.create(
        organization_id=organization_id,
        email_address=email_address,  # @note Without this, the address would find no organization to enter.
    )
# #endregion add-member


# #region send-magic-link
def send_magic_link(email_address, redirect_url=None):
    # @note One call. Stytch writes the mail, delivers it and remembers the link.
    return stytch.magic_links.email.discovery.send(
        email_address=email_address,
        # @note Where the link leads, registered letter for letter. Left out: your project’s default.
        discovery_redirect_url=redirect_url,
    )
# #endregion send-magic-link


# #region authenticate-magic-link
class WrongToken(Exception):
    """The address holds no token, or one that another kind of link left there."""


def authenticate_magic_link(query):
    # @note Invitations and password resets come to this address too. Each kind is spent by a different call.
    if query.get("stytch_token_type") != "discovery":
        raise WrongToken("This is not a discovery link.")
    token = query.get("token")
    if not token:
        raise WrongToken("This link has lost its token.")

    # @note A link works once. The second time Stytch answers unable_to_auth_magic_link.
    return stytch.magic_links.discovery.authenticate(
        discovery_magic_links_token=token,
    )
# #endregion authenticate-magic-link


# #region exchange-intermediate-session
def exchange_intermediate_session(intermediate_session_token, organization_id):
    return stytch.discovery.intermediate_sessions.exchange(
        intermediate_session_token=intermediate_session_token,
        organization_id=organization_id,
        session_duration_minutes=60,  # @note How long the session lives, unless somebody extends or ends it.
    )
# #endregion exchange-intermediate-session


# #region create-own-organization
def create_own_organization(intermediate_session_token, name):
    return stytch.discovery.organizations.create(
        intermediate_session_token=intermediate_session_token,
        organization_name=name,  # @note The person becomes the first member, with the admin role.
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
        # @note Only takes effect once one member at this domain has opened a link: that proves the domain is yours.
        email_jit_provisioning="RESTRICTED",
    )
# #endregion allow-email-domain
