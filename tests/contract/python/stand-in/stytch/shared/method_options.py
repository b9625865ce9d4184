class Authorization:
    def __init__(self, session_token=None):
        self._session_token = session_token

    def add_headers(self, headers):
        return {**headers, "X-Stytch-Member-Session": self._session_token}
