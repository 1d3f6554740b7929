"""Options from a TOML file and from the environment, checked."""

from __future__ import annotations

import os
from typing import Any

import click

from speechsum.cli.options import PREFIX, PROGRAM
from speechsum.cli.read import command

_TRUE = ("1", "true", "yes", "on")


def _default_config() -> str:
    return os.path.join(click.get_app_dir(PROGRAM), "config.toml")


def _text_of(path: str) -> str:
    # Not pathlib, which takes longer to load than any such file to read.
    with open(path, "rb") as file:
        return file.read().decode("utf-8")


def _read_config(path: str, *, required: bool) -> dict[str, Any]:
    """The options in a TOML file, checked.

    Raises:
        click.UsageError: the file is not TOML, or has a key that is no option.
    """
    try:
        text = _text_of(path)
    except FileNotFoundError:
        if required:
            raise click.UsageError(f"{path}: no such file") from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        if required:
            raise click.UsageError(f"{path}: {error}") from None
        return {}
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise click.UsageError(f"{path}: not TOML: {error}") from None
    known = _known()
    values: dict[str, Any] = {}
    for key, value in found.items():
        if key not in known:
            raise click.UsageError(f"{path}: unknown key {key!r}; known are {', '.join(known)}")
        values[known[key].name or ""] = _checked(path, key, value, known[key])
    return values


def _known() -> dict[str, click.Option]:
    """The keys that a file may have, each with the option that it stands for."""
    return {
        name.removeprefix("--"): parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--") and name not in ("--config", "--no-config", "--help", "--version")
    }


def _checked(path: str, key: str, value: Any, option: click.Option) -> Any:
    """A key's value as the command line would have it.

    Raises:
        click.UsageError: the option takes no such value.
    """
    if isinstance(value, dict) or (isinstance(value, list) and key != "show"):
        raise click.UsageError(f"{path}: {key!r} takes one value")
    if isinstance(value, list):
        value = [str(item) for item in value]
    elif not isinstance(value, bool):
        value = str(value)
    try:
        option.type_cast_value(click.Context(command), value)
    except click.BadParameter as error:
        raise click.UsageError(f"{path}: {key!r}: {error.message}") from None
    return value


def check_environment() -> None:
    """Refuse a ``SPEECHSUM_*`` variable that is no option: most likely a misspelt one.

    Raises:
        click.UsageError: there is one.
    """
    known = {
        f"{PREFIX}_{parameter.name}".upper()
        for parameter in command.params
        if isinstance(parameter, click.Option)
    }
    for name in os.environ:
        if name.startswith(f"{PREFIX}_") and name not in known:
            raise click.UsageError(f"environment: unknown variable {name}")


def config_from(arguments: list[str]) -> dict[str, Any]:
    """Which TOML file holds, before any option is read (options win over it)."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--no-config" in own or os.environ.get(f"{PREFIX}_NO_CONFIG", "").lower() in _TRUE:
        return {}
    for index, argument in enumerate(own):
        if argument.startswith("--config="):
            return _read_config(argument.partition("=")[2], required=True)
        if argument == "--config" and index + 1 < len(own):
            return _read_config(own[index + 1], required=True)
    named = os.environ.get(f"{PREFIX}_CONFIG")
    return (
        _read_config(named, required=True)
        if named
        else _read_config(_default_config(), required=False)
    )
