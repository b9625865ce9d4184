class Authorization:
    # Keywords only: the official one is a pydantic model.
    def __init__(self, *, session_token=None, session_jwt=None):
        self._session_token, self._session_jwt = session_token, session_jwt

    def add_headers(self, headers):
        if self._session_token:
            headers["X-Stytch-Member-Session"] = self._session_token
        if self._session_jwt:
            headers["X-Stytch-Member-SessionJWT"] = self._session_jwt
        return headers


class RequestOptions:
    """What the classes of `method_options` share."""

    def __init__(self, *, authorization=None):
        self._authorization = authorization

    def add_headers(self, headers):
        return self._authorization.add_headers(headers) if self._authorization else headers
