"""Compares the stand-in's calls with the official package, which has to be on the path. Says what differs."""

import importlib.util
import inspect
import sys
import typing
from pathlib import Path

import stytch.version
from stytch import B2BClient

CALLS_FILE = Path(__file__).parent / "stand-in" / "stytch" / "calls.py"
spec = importlib.util.spec_from_file_location("calls", CALLS_FILE)
stand_in = importlib.util.module_from_spec(spec)
spec.loader.exec_module(stand_in)

client = B2BClient(project_id="project-test-1", secret="secret-test-1", environment="http://localhost")


def official(name):
    method = client
    for part in name.split("."):
        method = getattr(method, part)
    return method


for name, (_, _, required, optional) in stand_in.CALLS.items():
    try:
        method = official(name)
    except AttributeError:
        print(f"{name} doesn't exist")
        continue
    parameters = inspect.signature(method).parameters.values()
    needed = {each.name for each in parameters if each.default is each.empty}
    if set(required.split()) != needed:
        print(f"{name} requires {sorted(needed)}")
    for argument in set(optional.split()) - {each.name for each in parameters}:
        print(f"{name} takes no {argument}")
    hint = typing.get_type_hints(method).get("method_options")
    kinds = [f"{each.__module__}.{each.__name__}" for each in typing.get_args(hint) if each is not type(None)]
    if name in stand_in.OPTIONS and kinds != [f"stytch.b2b.models.{stand_in.OPTIONS[name]}"]:
        print(f"{name} takes {kinds} as method_options")

print(stytch.version.__version__, file=sys.stderr)
