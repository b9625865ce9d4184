class InviteRequestOptions:
    def __init__(self, authorization=None):
        self._authorization = authorization

    def add_headers(self, headers):
        return self._authorization.add_headers(headers) if self._authorization else headers
