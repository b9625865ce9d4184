curl "$STYTCH_API_URL/v1/b2b/magic_links/email/discovery/send" \
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \
  -H 'Content-Type: application/json' \
  -d '{"email_address": "ada@example.com"}'
