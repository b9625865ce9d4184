# @note Copy fills in your sandbox’s values. For an app of your own, use those from its settings.
API_URL="https://v4.passwordless.dev"
API_SECRET="yourapp:secret:…"
# @note From the browser, within 120 seconds. Copy fills in the token your app holds.
VERIFY_TOKEN="…"

curl "$API_URL/signin/verify" \
  -H "ApiSecret: $API_SECRET" \
  -H 'Content-Type: application/json' \
  -d "{\"token\": \"$VERIFY_TOKEN\"}"
