python3 -m venv .venv
. .venv/bin/activate
pip install stytch

# @note From your project’s settings in the Stytch dashboard. For your sandbox: from this page.
export STYTCH_PROJECT_ID="project-test-…"
export STYTCH_SECRET="secret-test-…"
