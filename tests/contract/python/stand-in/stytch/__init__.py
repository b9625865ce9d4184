"""A stand-in for the official `stytch` package, for machines that can't install it.

It has the few methods that examples/stytch-b2b-flask, examples/stytch-b2b and examples/everyday-login call. Each makes the same HTTP request as the official one
(checked against version 15.2.0), and returns the response with attribute access. With PYTHONPATH set to the official
package, the same tests run on that instead.
"""

from types import SimpleNamespace

import requests

from stytch.core.response_base import StytchError
from stytch.everyday import add_everyday_calls

__all__ = ["B2BClient"]


def _attributes(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{name: _attributes(each) for name, each in value.items()})
    if isinstance(value, list):
        return [_attributes(each) for each in value]
    return value


class B2BClient:
    def __init__(self, project_id, secret, environment=None):
        self._auth = (project_id, secret)
        self._base = (environment or "https://test.stytch.com").rstrip("/")
        self._session = requests.Session()
        self.magic_links = SimpleNamespace(
            email=SimpleNamespace(
                discovery=SimpleNamespace(send=self._call("POST", "magic_links/email/discovery/send")),
                invite=self._call("POST", "magic_links/email/invite"),
            ),
            authenticate=self._call("POST", "magic_links/authenticate"),
            discovery=SimpleNamespace(authenticate=self._call("POST", "magic_links/discovery/authenticate")),
        )
        self.discovery = SimpleNamespace(
            organizations=SimpleNamespace(
                list=self._call("POST", "discovery/organizations"), create=self._call("POST", "discovery/organizations/create")
            ),
            intermediate_sessions=SimpleNamespace(exchange=self._call("POST", "discovery/intermediate_sessions/exchange")),
        )
        self.organizations = SimpleNamespace(
            create=self._call("POST", "organizations"),
            update=self._call("PUT", "organizations/{organization_id}"),
            members=SimpleNamespace(create=self._call("POST", "organizations/{organization_id}/members")),
        )
        self.oauth = SimpleNamespace(
            discovery=SimpleNamespace(authenticate=self._call("POST", "oauth/discovery/authenticate"))
        )
        self.sso = SimpleNamespace(
            authenticate=self._call("POST", "sso/authenticate"),
            oidc=SimpleNamespace(
                create_connection=self._call("POST", "sso/oidc/{organization_id}"),
                update_connection=self._call("PUT", "sso/oidc/{organization_id}/connections/{connection_id}"),
            ),
        )
        self.totps = SimpleNamespace(create=self._call("POST", "totp"), authenticate=self._call("POST", "totp/authenticate"))
        self.recovery_codes = SimpleNamespace(recover=self._call("POST", "recovery_codes/recover"))
        self.sessions = SimpleNamespace(
            authenticate=self._call("POST", "sessions/authenticate"), revoke=self._call("POST", "sessions/revoke")
        )
        add_everyday_calls(self, project_id)

    def _call(self, method, path):
        def call(method_options=None, **fields):
            headers = method_options.add_headers({}) if method_options else {}
            body = {name: value for name, value in fields.items() if value is not None and f"{{{name}}}" not in path}
            url = f"{self._base}/v1/b2b/{path.format(**fields)}"
            answer = self._session.request(method, url, json=body, auth=self._auth, headers=headers)
            try:
                found = answer.json()
            except ValueError:
                found = {}
            if answer.status_code >= 400:
                raise StytchError(answer.status_code, found if isinstance(found, dict) else {})
            if not isinstance(found, dict) or "request_id" not in found:
                raise ValueError("The response is not one of Stytch's.")
            return _attributes(found)

        return call
