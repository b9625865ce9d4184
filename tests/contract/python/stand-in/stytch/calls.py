"""The calls that the examples make, with the names of their arguments.

`tests/contract/python/same_calls.py` compares them with the official package.
"""

# By the name of the method: HTTP method, path, required arguments, optional arguments.
CALLS = {
    "magic_links.email.discovery.send": (
        "POST",
        "magic_links/email/discovery/send",
        "email_address",
        "discovery_redirect_url",
    ),
    "magic_links.email.invite": (
        "POST",
        "magic_links/email/invite",
        "organization_id email_address",
        "invite_redirect_url method_options",
    ),
    "magic_links.authenticate": (
        "POST",
        "magic_links/authenticate",
        "magic_links_token",
        "session_duration_minutes",
    ),
    "magic_links.discovery.authenticate": (
        "POST",
        "magic_links/discovery/authenticate",
        "discovery_magic_links_token",
        "",
    ),
    "discovery.organizations.list": (
        "POST",
        "discovery/organizations",
        "",
        "intermediate_session_token session_token",
    ),
    "discovery.organizations.create": (
        "POST",
        "discovery/organizations/create",
        "intermediate_session_token",
        "organization_name session_duration_minutes",
    ),
    "discovery.intermediate_sessions.exchange": (
        "POST",
        "discovery/intermediate_sessions/exchange",
        "intermediate_session_token organization_id",
        "session_duration_minutes",
    ),
    "organizations.create": (
        "POST",
        "organizations",
        "organization_name",
        "organization_slug",
    ),
    "organizations.update": (
        "PUT",
        "organizations/{organization_id}",
        "organization_id",
        "organization_name email_allowed_domains email_jit_provisioning email_invites auth_methods"
        " allowed_auth_methods mfa_policy mfa_methods allowed_mfa_methods method_options",
    ),
    "organizations.search": (
        "POST",
        "organizations/search",
        "",
        "query",
    ),
    "organizations.members.create": (
        "POST",
        "organizations/{organization_id}/members",
        "organization_id email_address",
        "",
    ),
    "organizations.members.search": (
        "POST",
        "organizations/members/search",
        "organization_ids",
        "limit",
    ),
    "organizations.members.update": (
        "PUT",
        "organizations/{organization_id}/members/{member_id}",
        "organization_id member_id",
        "roles method_options",
    ),
    "oauth.discovery.authenticate": (
        "POST",
        "oauth/discovery/authenticate",
        "discovery_oauth_token",
        "",
    ),
    "sso.authenticate": (
        "POST",
        "sso/authenticate",
        "sso_token",
        "session_duration_minutes",
    ),
    "sso.oidc.create_connection": (
        "POST",
        "sso/oidc/{organization_id}",
        "organization_id",
        "display_name",
    ),
    "sso.oidc.update_connection": (
        "PUT",
        "sso/oidc/{organization_id}/connections/{connection_id}",
        "organization_id connection_id",
        "issuer client_id client_secret",
    ),
    "totps.create": (
        "POST",
        "totp",
        "organization_id member_id",
        "intermediate_session_token",
    ),
    "totps.authenticate": (
        "POST",
        "totp/authenticate",
        "organization_id member_id code",
        "intermediate_session_token session_duration_minutes",
    ),
    "recovery_codes.recover": (
        "POST",
        "recovery_codes/recover",
        "organization_id member_id recovery_code",
        "intermediate_session_token session_duration_minutes",
    ),
    "sessions.authenticate": (
        "POST",
        "sessions/authenticate",
        "",
        "session_token session_jwt",
    ),
    "sessions.exchange": (
        "POST",
        "sessions/exchange",
        "organization_id",
        "session_token session_duration_minutes",
    ),
    "sessions.revoke": (
        "POST",
        "sessions/revoke",
        "",
        "session_token",
    ),
}

# The class of `method_options`, below stytch.b2b.models.
OPTIONS = {
    "magic_links.email.invite": "magic_links_email.InviteRequestOptions",
    "organizations.update": "organizations.UpdateRequestOptions",
    "organizations.members.update": "organizations_members.UpdateRequestOptions",
}
