"""The values and exceptions of a program, and how the log shows them."""
import asyncio
import contextvars


class Return(Exception):
    """Carries a ["return", value] out of nested statement lists."""

    def __init__(self, value):
        super().__init__()
        self.value = value


class Custom(Exception):
    """An exception that programs define themselves."""


class Stopped(asyncio.CancelledError):
    """A cancellation that programs define themselves."""


EXCEPTIONS = {
    "ValueError": ValueError,
    "KeyError": KeyError,
    "RuntimeError": RuntimeError,
    "Custom": Custom,
    "TimeoutError": TimeoutError,
    "CancelledError": asyncio.CancelledError,
    "Stopped": Stopped,
    "ExceptionGroup": ExceptionGroup,
    "BaseExceptionGroup": BaseExceptionGroup,
    "Exception": Exception,
    "BaseException": BaseException,
    "QueueEmpty": asyncio.QueueEmpty,
    "QueueFull": asyncio.QueueFull,
    "BrokenBarrierError": asyncio.BrokenBarrierError,
    "QueueShutDown": asyncio.QueueShutDown,
}


def number(seconds):
    """Seconds as a program has them: JSON cannot represent "nan", "inf" and "-inf"."""
    return float(seconds) if isinstance(seconds, str) else seconds


VARIABLE = contextvars.ContextVar("variable", default="unset")


def text(value):
    """One value as the log shows it."""
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}[{', '.join(text(e) for e in value.exceptions)}]"
    if isinstance(value, BaseException):
        message = str(value.args[0]) if value.args else ""
        return f"{type(value).__name__}({message})"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(text(v) for v in value) + "]"
    if value is None:
        return "None"
    if value is True:
        return "True"
    if value is False:
        return "False"
    return str(value)
