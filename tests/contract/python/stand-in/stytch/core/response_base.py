"""The errors of the stand-in, with the fields of the official package's."""

from types import SimpleNamespace


class StytchError(Exception):
    def __init__(self, status_code, body):
        self.details = SimpleNamespace(
            status_code=status_code,
            request_id=body.get("request_id", ""),
            error_type=body.get("error_type"),
            error_message=body.get("error_message", "An unknown error occurred"),
            error_url=body.get("error_url"),
        )
        super().__init__(self.details.error_message)
