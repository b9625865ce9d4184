# @note Copy fills in your sandbox’s values. For an app of your own, use those from its settings.
API_URL="https://v4.passwordless.dev"
API_SECRET="yourapp:secret:…"

curl "$API_URL/register/token" \
  -H "ApiSecret: $API_SECRET" \
  -H 'Content-Type: application/json' \
  -d '{"userId": "5b1e1f6c-ada", "username": "ada@example.com", "aliases": ["ada@example.com"]}'
