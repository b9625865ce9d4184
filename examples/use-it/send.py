import os

from stytch import B2BClient

stytch = B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ["STYTCH_API_URL"],
)

sent = stytch.magic_links.email.discovery.send(
    email_address="ada@example.com",
)
print(sent.status_code, sent.request_id)
