python3 -m venv .venv
. .venv/bin/activate
pip install stytch

# @note From your project’s settings in the Stytch dashboard. For your sandbox, Copy fills them in and adds `STYTCH_API_URL`.
export STYTCH_PROJECT_ID="project-test-…"
export STYTCH_SECRET="secret-test-…"
