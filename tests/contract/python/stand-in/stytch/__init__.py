"""A stand-in for the official `stytch` package, for machines that can't install it.

It has the few methods that the examples call (`calls.py`). Each makes the same HTTP request as the official one, takes
the same arguments, and returns the response with attribute access. With PYTHONPATH set to the official package, the
same tests run on that instead.
"""

from types import SimpleNamespace

import requests

from stytch.calls import CALLS, OPTIONS
from stytch.core.response_base import StytchError
from stytch.local_jwt import authenticate_jwt

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
        for name in CALLS:
            *groups, method = name.split(".")
            place = self
            for group in groups:
                if not hasattr(place, group):
                    setattr(place, group, SimpleNamespace())
                place = getattr(place, group)
            setattr(place, method, self._call(name))
        self.sessions.authenticate_jwt = authenticate_jwt(self, self._base, project_id)

    def _call(self, name):
        verb, path, required, optional = CALLS[name]

        def call(method_options=None, **fields):
            _check(name, fields, method_options, required.split(), optional.split())
            headers = method_options.add_headers({}) if method_options else {}
            body = {field: value for field, value in fields.items() if value is not None and f"{{{field}}}" not in path}
            url = f"{self._base}/v1/b2b/{path.format(**fields)}"
            answer = self._session.request(verb, url, json=body, auth=self._auth, headers=headers)
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


def _check(name, fields, method_options, required, optional):
    """Raises a TypeError where the official method would."""
    missing = [field for field in required if field not in fields]
    unknown = [field for field in fields if field not in required + optional]
    if missing or unknown:
        raise TypeError(f"{name}: {missing} are missing, {unknown} are unknown")
    if method_options is not None:
        kind = type(method_options)
        given = f"{kind.__module__}.{kind.__name__}"
        if given != f"stytch.b2b.models.{OPTIONS.get(name)}":
            raise TypeError(f"{name} takes no {given}")
