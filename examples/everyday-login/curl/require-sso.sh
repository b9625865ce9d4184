# @note Copy fills in your sandbox project. For a test project of your own, use the values from its settings.
STYTCH_API_URL="https://test.stytch.com"
STYTCH_PROJECT_ID="project-test-…"
STYTCH_SECRET="secret-test-…"

curl -X PUT "$STYTCH_API_URL/v1/b2b/organizations/acme" \
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \
  -H 'Content-Type: application/json' \
  -d '{"auth_methods": "RESTRICTED", "allowed_auth_methods": ["sso"]}'
