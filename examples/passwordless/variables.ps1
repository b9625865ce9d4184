$env:API_URL = "https://v4.passwordless.dev"
$env:API_SECRET = "yourapp:secret:…"
$env:API_KEY = "yourapp:public:…"
$env:PORT = "4000"
