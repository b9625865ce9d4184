# @note Copy fills in your sandbox project. For a test project of your own, use the values from its settings.
STYTCH_API_URL="https://test.stytch.com"
STYTCH_PROJECT_ID="project-test-…"
STYTCH_SECRET="secret-test-…"

curl "$STYTCH_API_URL/v1/b2b/sso/oidc/acme" \
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \
  -H 'Content-Type: application/json' \
  -d '{"display_name": "Company login"}'
