# @note Copy fills in your sandbox’s values. For an app of your own, use those from its settings.
API_URL="https://v4.passwordless.dev"
API_SECRET="yourapp:secret:…"

curl "$API_URL/users/count" \
  -H "ApiSecret: $API_SECRET"
