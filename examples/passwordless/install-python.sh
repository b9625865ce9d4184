python3 -m venv .venv
. .venv/bin/activate
pip install Flask requests SQLAlchemy

# @note From your app’s settings at Passwordless.dev. For your sandbox: from this page.
export API_URL="https://v4.passwordless.dev"
export API_SECRET="yourapp:secret:…"
export API_KEY="yourapp:public:…"
export PORT="4000"
