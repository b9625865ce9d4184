"""Every emulated operation, through the unmodified Python SDK.

Its models refuse an answer in which a required field is missing or null, so that merely getting through shows a lot.
Takes the sandbox's address and a project's credentials from the environment; says nothing when all is well.
"""

import os
from urllib.parse import parse_qs, urlparse

import requests
from stytch import B2BClient
from stytch.b2b.models.organizations import SearchQuery, SearchQueryOperator
from stytch.b2b.models.organizations_members import SearchRequestOptions
from stytch.b2b.models.rbac import OrgPolicy, PolicyRole, PolicyRolePermission
from stytch.b2b.models.sessions import AuthorizationCheck
from stytch.core.response_base import StytchError
from stytch.shared.method_options import Authorization
from stytch.shared.rbac_local import RBACPermissionError

URL = os.environ["SANDBOX_URL"]
PROJECT = os.environ["SANDBOX_PROJECT_ID"]
SECRET = os.environ["SANDBOX_SECRET"]

client = B2BClient(project_id=PROJECT, secret=SECRET, environment=URL)
members = client.organizations.members


def inbox():
    return requests.get(f"{URL}/_sandbox/messages", auth=(PROJECT, SECRET), timeout=10).json()["messages"]


def newest_token():
    """As a browser would find it: behind the link in the mail."""
    hop = requests.get(inbox()[0]["link"], allow_redirects=False, timeout=10)
    return parse_qs(urlparse(hop.headers["location"]).query)["token"][0]


def open_link(email_address):
    client.magic_links.email.discovery.send(email_address=email_address)
    found = client.magic_links.discovery.authenticate(discovery_magic_links_token=newest_token())
    return found.intermediate_session_token


def log_in(email_address, organization_id):
    return client.discovery.intermediate_sessions.exchange(
        intermediate_session_token=open_link(email_address), organization_id=organization_id
    )


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except StytchError as error:
        assert error.details.error_message and error.details.error_url, error
        return error.details.status_code, error.details.error_type
    raise AssertionError(f"{call} was not refused")


made = client.organizations.create(
    organization_name="Acme",
    organization_slug="acme",
    organization_external_id="ext|1",
    email_invites="ALL_ALLOWED",
    email_jit_provisioning="RESTRICTED",
    email_allowed_domains=["acme.org"],
)
assert made.is_success and made.organization.created_at.tzinfo is not None
acme = made.organization.organization_id
assert client.organizations.get(organization_id="ext|1").organization.organization_id == acme
assert client.organizations.update(organization_id=acme, organization_name="Acme Ltd").organization.custom_roles == []

boss = members.create(organization_id=acme, email_address="boss@acme.org", roles=["stytch_admin"])
ada = members.create(organization_id=acme, email_address="ada@acme.org", external_id="ada").member_id
assert boss.member.is_admin
assert members.update(organization_id=acme, member_id="ada", name="Ada").member.name == "Ada"
assert members.get(organization_id=acme, email_address="ada@acme.org").member_id == ada

client.magic_links.email.login_or_signup(organization_id=acme, email_address="ada@acme.org")
login = client.magic_links.authenticate(magic_links_token=newest_token(), session_duration_minutes=30)
assert login.member_authenticated and login.member_session.organization_slug == "acme"
client.magic_links.email.invite(organization_id=acme, email_address="bob@acme.org")
assert client.magic_links.authenticate(magic_links_token=newest_token()).member.status == "active"

client.otps.email.discovery.send(email_address="ada@acme.org")
code = inbox()[0]["code"]
found = client.otps.email.discovery.authenticate(email_address="ada@acme.org", code=code)
assert found.discovered_organizations[0].membership.type == "active_member"
listed = client.discovery.organizations.list(intermediate_session_token=found.intermediate_session_token)
assert listed.email_address == "ada@acme.org"
own = client.discovery.organizations.create(
    intermediate_session_token=found.intermediate_session_token, organization_slug="ada"
)
assert own.member.is_admin
assert client.sessions.exchange(session_token=own.session_token, organization_id=acme).member_id == ada

# Local verification, with the policy it fetches by itself.
admin = log_in("boss@acme.org", acme)
check = AuthorizationCheck(organization_id=acme, resource_id="stytch.member", action="search")
local = client.sessions.authenticate_jwt(session_jwt=admin.session_jwt, authorization_check=check)
assert local.request_id == "" and local.member_session.member_id == boss.member_id
try:
    client.sessions.authenticate_jwt(session_jwt=login.session_jwt, authorization_check=check)
    raise AssertionError("somebody without a permission passed")
except RBACPermissionError:
    pass
verdict = client.sessions.authenticate(session_token=admin.session_token, authorization_check=check).verdict
assert verdict.authorized and verdict.granting_roles == ["stytch_admin"]
assert refused(
    client.sessions.authenticate, session_token=login.session_token, authorization_check=check
) == (403, "session_authorization_error")

role = PolicyRole(
    role_id="editor",
    description="Writes documents",
    permissions=[PolicyRolePermission(resource_id="documents", actions=["write"])],
)
policy = OrgPolicy(roles=[role])
assert client.rbac.organizations.set_org_policy(organization_id=acme, org_policy=policy).org_policy == policy
assert client.rbac.organizations.get_org_policy(organization_id=acme).org_policy == policy
assert {each.role_id for each in client.rbac.policy().policy.roles} == {"stytch_member", "stytch_admin"}

# Searches.
query = SearchQuery(
    operator=SearchQueryOperator.AND,
    operands=[{"filter_name": "allowed_domains", "filter_value": ["acme.org"]}],
)
orgs = client.organizations.search(query=query)
assert [each.organization_id for each in orgs.organizations] == [acme] and orgs.results_metadata.total == 1
page = members.search(organization_ids=[acme], limit=1)
assert page.results_metadata.total == 3 and list(page.organizations) == [acme]
rest = members.search(organization_ids=["acme"], cursor=page.results_metadata.next_cursor)
assert len(rest.members) == 2 and rest.results_metadata.next_cursor is None

# A member's session sent along.
as_ada = SearchRequestOptions(authorization=Authorization(session_token=login.session_token))
as_boss = SearchRequestOptions(authorization=Authorization(session_jwt=admin.session_jwt))
assert refused(members.search, organization_ids=[acme], method_options=as_ada) == (403, "session_authorization_error")
assert members.search(organization_ids=[acme], method_options=as_boss).results_metadata.total == 3

# Sessions, and the ends of things.
assert client.sessions.get_jwks(project_id=PROJECT).keys[0].alg == "RS256"
assert len(client.sessions.get(organization_id=acme, member_id=ada).member_sessions) == 2
assert client.sessions.revoke(member_id=ada).is_success
assert refused(client.sessions.authenticate, session_token=login.session_token) == (404, "session_not_found")

assert members.delete(organization_id=acme, member_id=ada).member_id == ada
assert refused(members.dangerously_get, member_id=ada) == (404, "member_not_found")
assert members.dangerously_get(member_id=ada, include_deleted=True).member.status == "deleted"
assert members.reactivate(organization_id=acme, member_id=ada).member.external_id == "ada"
assert members.delete_external_id(organization_id=acme, member_id="ada").member.external_id is None
assert client.organizations.delete_external_id(organization_id="ext|1").organization.organization_external_id is None
assert client.organizations.delete(organization_id=acme).organization_id == acme
assert refused(client.organizations.get, organization_id=acme) == (404, "organization_not_found")
