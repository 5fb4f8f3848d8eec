"""Which coroutines a listing calls, enters and leaves.

    calls = CoroutineCalls(emit)
    tree = calls.watch(ast.parse(source))   # every `async def` now reports when it is called

A coroutine is entered when its first line is about to run and left when it returns or raises; an
asynchronous generator is also left with each item, and entered again for the next one. `call` and
`returns` get the frames and arguments of sys.settrace's events of these names.
"""
import ast
import dis
import functools
import inspect
import json


def argument_text(value):
    """A number or a string as in a listing; a session by the name of the variable that holds it."""
    return json.dumps(value) if isinstance(value, (int, float, str)) else "session"


def is_asynchronous(frame):
    return frame.f_code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR)


class CoroutineCalls:
    def __init__(self, emit):
        self.emit = emit
        self.outside = set()  # ids of the frames that are not entered

    def watch(self, tree):
        for node in ast.walk(tree):
            if isinstance(node, ast.AsyncFunctionDef):
                marker = ast.Name("__reports_calls__", ast.Load())
                ast.copy_location(marker, node)
                node.decorator_list.insert(0, marker)
        return tree

    def reports_calls(self, function):
        """The decorator `__reports_calls__`."""
        is_method = next(iter(inspect.signature(function).parameters), None) == "self"

        @functools.wraps(function)
        def called(*arguments, **options):
            listed = () if is_method else arguments
            self.emit(f"calls {function.__name__}({', '.join(map(argument_text, listed))})")
            return function(*arguments, **options)

        return called

    def call(self, frame):
        starts = frame.f_lineno == frame.f_code.co_firstlineno
        if is_asynchronous(frame) and (starts or id(frame) in self.outside):
            self.outside.discard(id(frame))
            self.emit("enters " + frame.f_code.co_name)

    def returns(self, frame, value):
        if not is_asynchronous(frame):
            return
        # Which of the two is the last instruction of a suspended frame depends on CPython's version.
        last = dis.opname[frame.f_code.co_code[frame.f_lasti]]
        suspends = last in ("YIELD_VALUE", "RESUME")
        item = type(value).__name__ == "async_generator_wrapped_value"
        if suspends and not item:
            return  # an await
        if item:
            self.outside.add(id(frame))
        self.emit("leaves " + frame.f_code.co_name)
