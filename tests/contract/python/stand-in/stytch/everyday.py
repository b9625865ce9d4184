"""The calls of examples/everyday-login-flask that no other example makes; `__init__.py` has the rest."""

from types import SimpleNamespace

try:
    import jwt
except ImportError:
    jwt = None


def add_everyday_calls(client, project_id):
    call = client._call
    client.organizations.search = call("POST", "organizations/search")
    client.organizations.members.search = call("POST", "organizations/members/search")
    client.organizations.members.update = call("PUT", "organizations/{organization_id}/members/{member_id}")
    client.sessions.exchange = call("POST", "sessions/exchange")
    keys = jwt and jwt.PyJWKClient(f"{client._base}/v1/b2b/sessions/jwks/{project_id}")

    def authenticate_jwt(session_jwt):
        """As the official one: on this machine while the JWT is fresh, otherwise (and without PyJWT) with a call."""
        if not jwt:
            return client.sessions.authenticate(session_jwt=session_jwt)
        try:
            key = keys.get_signing_key_from_jwt(session_jwt).key
            claims = jwt.decode(session_jwt, key, algorithms=["RS256"], audience=project_id)
        except jwt.PyJWTError:
            return client.sessions.authenticate(session_jwt=session_jwt)
        organization = claims["https://stytch.com/organization"]
        member_session = SimpleNamespace(
            member_id=claims["sub"],
            organization_id=organization["organization_id"],
            organization_slug=organization["slug"],
            roles=claims["https://stytch.com/session"].get("roles") or [],
        )
        return SimpleNamespace(member_session=member_session, session_jwt=session_jwt)

    client.sessions.authenticate_jwt = authenticate_jwt
