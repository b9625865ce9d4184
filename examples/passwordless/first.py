# Makes one harmless call to check the API secret. Set API_URL and API_SECRET. Then: python first.py
import os
import sys

import requests

api_url, api_secret = os.environ.get("API_URL"), os.environ.get("API_SECRET")
if not api_url or not api_secret:
    sys.exit("Set API_URL and API_SECRET first. Your app's settings at Passwordless.dev show their values.")

answer = requests.get(f"{api_url}/users/count", headers={"ApiSecret": api_secret}, timeout=10)
answer.raise_for_status()
print(answer.json())
