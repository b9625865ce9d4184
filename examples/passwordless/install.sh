npm init --yes
npm pkg set type=module
npm install @passwordlessdev/passwordless-client

# @note From your app’s settings at Passwordless.dev. For your sandbox: from this page.
export API_URL="https://v4.passwordless.dev"
export API_SECRET="yourapp:secret:…"
export API_KEY="yourapp:public:…"
export PORT="4000"
