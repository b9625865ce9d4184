# For calls from a Jupyter notebook: run this in its first cell. A notebook doesn't see what you set in a terminal
# after it started. The cells below can then make calls, for example the one in first.py.
import os

os.environ["API_URL"] = "https://v4.passwordless.dev"
os.environ["API_SECRET"] = "yourapp:secret:…"
os.environ["API_KEY"] = "yourapp:public:…"
os.environ["PORT"] = "4000"
