"""The check of a session's JWT without a call."""

from types import SimpleNamespace

try:
    import jwt
except ImportError:
    jwt = None


def authenticate_jwt(client, base, project_id):
    """As the official one: on this machine while the JWT is fresh, otherwise (and without PyJWT) with a call."""
    keys = jwt and jwt.PyJWKClient(f"{base}/v1/b2b/sessions/jwks/{project_id}")

    def with_a_call(session_jwt):
        found = client.sessions.authenticate(session_jwt=session_jwt)
        return _answer(found.request_id, found.session_jwt, found.member_session)

    def check(session_jwt):
        if not jwt:
            return with_a_call(session_jwt)
        # Outside the `try`: without keys, the official one raises PyJWT's error.
        key = keys.get_signing_key_from_jwt(session_jwt).key
        try:
            claims = jwt.decode(session_jwt, key, algorithms=["RS256"], audience=project_id)
        except jwt.PyJWTError:
            return with_a_call(session_jwt)
        organization = claims["https://stytch.com/organization"]
        member_session = SimpleNamespace(
            member_id=claims["sub"],
            organization_id=organization["organization_id"],
            organization_slug=organization["slug"],
            roles=claims["https://stytch.com/session"].get("roles") or [],
        )
        return _answer("", session_jwt, member_session)

    return check


def _answer(request_id, session_jwt, member_session):
    return SimpleNamespace(
        status_code=200, request_id=request_id, session_jwt=session_jwt, member_session=member_session
    )
