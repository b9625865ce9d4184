pip install stytch

# @note From your project’s settings in the Stytch dashboard, or from the bench for your sandbox.
export STYTCH_PROJECT_ID="project-test-…"
export STYTCH_SECRET="secret-test-…"
