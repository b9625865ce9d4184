# @note Copy fills in your sandbox project. For a test project of your own, use the values from its settings.
STYTCH_API_URL="https://test.stytch.com"
STYTCH_PROJECT_ID="project-test-…"
STYTCH_SECRET="secret-test-…"
# @note From the URL that the link opened. Copy fills in the token your app holds. It’s single-use.
MAGIC_LINK_TOKEN="…"

curl "$STYTCH_API_URL/v1/b2b/magic_links/discovery/authenticate" \
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \
  -H 'Content-Type: application/json' \
  -d "{\"discovery_magic_links_token\": \"$MAGIC_LINK_TOKEN\"}"
