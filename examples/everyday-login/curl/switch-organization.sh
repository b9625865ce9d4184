# @note Copy fills in your sandbox project. For a test project of your own, use the values from its settings.
STYTCH_API_URL="https://test.stytch.com"
STYTCH_PROJECT_ID="project-test-…"
STYTCH_SECRET="secret-test-…"
# @note The session to exchange. Copy fills in the one your app holds.
SESSION_TOKEN="…"

# @note Globex is an example. Name an organization that the user is a member of, by its slug or ID.
curl "$STYTCH_API_URL/v1/b2b/sessions/exchange" \
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \
  -H 'Content-Type: application/json' \
  -d "{\"organization_id\": \"globex\", \"session_token\": \"$SESSION_TOKEN\"}"
