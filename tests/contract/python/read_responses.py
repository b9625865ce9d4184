"""Reads recorded responses with the official package's models, which refuse one that lacks a required field.

Takes [{"operation", "body"}, …] from standard input, and says which ones can't be read.
"""

import json
import sys
import typing

from stytch import B2BClient

client = B2BClient(project_id="project-test-1", secret="secret-test-1", environment="http://localhost")

for response in json.load(sys.stdin):
    method = client
    try:
        for part in response["operation"].split("."):
            method = getattr(method, part)
        model = typing.get_type_hints(method)["return"]
        model(**json.loads(response["body"]))
    except Exception as error:
        print(response["operation"], type(error).__name__, str(error).replace("\n", " "))
