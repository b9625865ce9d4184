# In a Jupyter notebook.
import os

os.environ["API_URL"] = "https://v4.passwordless.dev"
os.environ["API_SECRET"] = "yourapp:secret:…"
os.environ["API_KEY"] = "yourapp:public:…"
os.environ["PORT"] = "4000"
