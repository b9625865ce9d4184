"""The calls to Passwordless.dev, from your server."""

import requests


class PasswordlessError(Exception):
    """Passwordless.dev refused a call."""

    def __init__(self, status, code, title):
        super().__init__(title)
        self.status = status
        # The reason as a fixed word. Empty for a wrong key: use the status then.
        self.code = code
        self.title = title


class NoAnswer(Exception):
    """There was no response, or one that isn't Passwordless.dev's."""


class Passwordless:
    def __init__(self, api_url, api_secret):
        self._url = api_url
        # Your API secret. Keep it on your server, and never log it. Requests checks the server's certificate.
        self._headers = {"ApiSecret": api_secret}

    # #region create_token
    def create_token(self, user_id, alias):
        """Requests permission to create one passkey for one user, valid for two minutes."""
        # @note Once a user has signed in, always send the same ID. Each alias belongs to one user.
        body = {"userId": user_id, "username": alias, "aliases": [alias]}
        return self._call("POST", "/register/token", json=body)["token"]
    # #endregion create_token

    # #region verify_signin
    def verify_signin(self, token):
        """Exchanges the verify token for the user's ID."""
        # @note Expires after 120 seconds. After that you get a 403 with `expired_token`.
        signin = self._call("POST", "/signin/verify", json={"token": token})
        # @note Check the body, not only the status: a proxy can answer 200, too.
        if not signin.get("success") or not signin.get("userId"):
            raise NoAnswer("The response has no user ID.")
        return signin["userId"]
    # #endregion verify_signin

    # #region manage
    def list_passkeys(self, user_id):
        return self._call("GET", "/credentials/list", params={"userId": user_id})["values"]

    def delete_passkey(self, credential_id):
        self._call("POST", "/credentials/delete", json={"credentialId": credential_id})
    # #endregion manage

    # #region _call
    def _call(self, method, path, **more):
        try:
            answer = requests.request(method, self._url + path, headers=self._headers, timeout=10, **more)
            body = answer.json() if answer.content else {}
        except requests.RequestException as error:
            # Its type, and not its text: that has the URL.
            raise NoAnswer(type(error).__name__) from None
        if not isinstance(body, dict):
            raise NoAnswer("The answer is not a JSON object.")
        if not answer.ok:
            raise PasswordlessError(answer.status_code, body.get("errorCode") or "", body.get("title") or "")
        return body
    # #endregion _call
