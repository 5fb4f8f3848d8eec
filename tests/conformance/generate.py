"""Random conformance programs, the same for the same seed.

    generate.py --seed 7            one program, as JSON
    generate.py --seed 7 --count 1000 --coverage    how often each statement occurs in so many

Functions form a ladder: one of level n calls, spawns and awaits only what is on higher levels, so
that no program runs for ever and no task awaits itself (what CPython says then has an address in it).
Delays come from a handful of values, so that equal deadlines are common.
"""
import argparse
import collections
import json
import random

ODD = [-1, -1e300, 1e300, "nan", "inf", "-inf"]  # JSON has no way to write the last three
DELAYS = [0, 0, 0, 0.5, 1, 1, 1, 2, 2, 3] * 3 + ODD
TIMEOUTS = [0, 0.5, 1, 1, 1, 2, 2, 3, None] * 3 + ODD
ERRORS = ["ValueError", "KeyError", "RuntimeError", "Custom", "TimeoutError", "CancelledError",
          "Stopped"]
CAUGHT = ERRORS + ["Exception", "Exception", "BaseException", "ExceptionGroup",
                   "BaseExceptionGroup", "QueueEmpty", "QueueFull", "QueueShutDown",
                   "BrokenBarrierError"]
LEVELS = 4
WHENS = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.labels = 0
        self.budget = self.random.choice([12, 20, 30, 45, 70])
        self.objects = self.make_objects()
        self.functions = {}
        self.known = []  # tasks that the function at hand has spawned

    def program(self):
        pick = self.random
        for level in range(LEVELS, 0, -1):
            for number in range(pick.randint(1, 2)):
                self.functions[f"f{level}_{number}"] = self.body(level)
        for number in range(2):
            self.functions[f"gen{number}"] = self.generator_body()
        self.budget += 25
        self.functions["main"] = self.main_body()
        return {"objects": self.objects, "functions": self.functions}

    # -- what there is ------------------------------------------------------
    def make_objects(self):
        pick = self.random
        every = {
            "l0": {"type": "lock"},
            "l1": {"type": "lock"},
            "e0": {"type": "event"},
            "s0": {"type": "semaphore", "value": pick.randint(0, 2)},
            "bs0": {"type": "bounded_semaphore", "value": pick.randint(1, 2)},
            "c0": {"type": "condition"},
            "q0": {"type": "queue", "maxsize": pick.randint(0, 2)},
            "pq0": {"type": "priority_queue", "maxsize": pick.randint(0, 3)},
            "lq0": {"type": "lifo_queue", "maxsize": pick.randint(0, 2)},
            "b0": {"type": "barrier", "parties": pick.randint(1, 3)},
            "fu0": {"type": "future"},
            "fu1": {"type": "future"},
        }
        chosen = pick.sample(sorted(every), pick.randint(3, len(every)))
        return {name: every[name] for name in sorted(chosen)}

    def object(self, *types):
        names = [n for n, o in self.objects.items() if o["type"] in types]
        return self.random.choice(names) if names else None

    def function(self, level):
        names = [n for n in self.functions if n[0] == "f" and int(n[1]) > level]
        return self.random.choice(names) if names else None

    def task(self, level):
        """Mostly one that exists; otherwise looking it up is an error of the program's own."""
        if self.known and self.random.random() < 0.9:
            return self.random.choice(self.known)
        return f"t{self.random.randint(level, LEVELS)}_{self.random.randint(0, 2)}"

    def any_task(self):
        return "main" if self.random.random() < 0.15 else self.task(0)

    def label(self):
        self.labels += 1
        return f"x{self.labels}"

    # -- bodies -------------------------------------------------------------
    def main_body(self):
        pick = self.random
        self.known = []
        body = []
        if pick.random() < 0.15:
            body += self.crowd_of_timers()
        for _ in range(pick.randint(1, 4)):
            body.append(self.spawn(0))
        body += self.statements(0, pick.randint(4, 10), 0)
        if pick.random() < 0.4:
            body.append(["sleep", pick.choice([1, 2, 5])])
        if pick.random() < 0.5:
            body.append(["return", self.value()])
        return body

    def body(self, level):
        pick = self.random
        self.known = []
        body = []
        if level < LEVELS and pick.random() < 0.5:
            body.append(self.spawn(level))
        body += self.statements(level, pick.randint(1, 5), 0)
        if pick.random() < 0.4:
            body.append(["return", self.value()])
        elif pick.random() < 0.25:
            body.append(["raise", pick.choice(ERRORS), self.label()])
        return body

    def generator_body(self):
        pick = self.random
        self.known = []
        body = []
        for _ in range(pick.randint(1, 3)):
            body += self.statements(LEVELS, pick.randint(0, 1), 1)
            if pick.random() < 0.4:
                body.append(["yield_finally", self.value(),
                             self.statements(LEVELS, pick.randint(1, 2), 1)])
            else:
                body.append(["yield", self.value()])
        body += self.statements(LEVELS, pick.randint(0, 1), 1)
        return body

    def crowd_of_timers(self):
        """More than 100 timers, most of them cancelled: the heap is rebuilt."""
        pick = self.random
        crowd = [["repeat", pick.randint(40, 70),
                  [["call_later", pick.choice([5, 6, 7]), self.label()]]]]
        left = pick.randint(60, 160)
        crowd.append(["repeat", left, [["timeout", pick.choice([4, 6, 8]), [["sleep", 0]]]]])
        if pick.random() < 0.5:
            crowd.reverse()
        return crowd + [["call_later", 6, self.label()]]

    def statements(self, level, count, depth):
        body = []
        for _ in range(count):
            if self.budget <= 0:
                break
            self.budget -= 1
            statement = self.statement(level, depth)
            if depth == 0 and self.random.random() < (0.8 if level == 0 else 0.4):
                statement = self.guarded(statement)
            body.append(statement)
        return body or [["log", self.label()]]

    def guarded(self, statement):
        """So that an error does not end everything."""
        if statement[0] in ("log", "sleep", "return", "spawn", "status", "cancel"):
            return statement
        kind = self.random.choice(["Exception", "Exception", "BaseException"])
        return ["try", [statement], [[kind, [["log", self.label()]]]], []]

    def block(self, level, depth):
        return self.statements(level, self.random.randint(1, 3), depth + 1)

    def value(self):
        return self.random.choice([None, True, False, 0, 1, 2, 3, 1.5, "text", [1, "two"]])

    def spawn(self, level):
        pick = self.random
        function = self.function(level)
        if function is None:
            return ["log", self.label()]
        kind = "spawn_eager" if pick.random() < 0.2 else "spawn"
        name = f"t{level}_{pick.randint(0, 2)}"
        self.known.append(name)
        return [kind, name, function]

    def item(self, level):
        pick = self.random
        roll = pick.random()
        future = self.object("future")
        function = self.function(level)
        if roll < 0.1 and future:
            return ["object", future]
        if roll < 0.6 and function:
            return ["call", function]
        return ["task", self.task(level)]

    def tasks(self, level):
        return [self.task(level) for _ in range(self.random.randint(0, 3) or 1)]

    def statement(self, level, depth):
        pick = self.random
        while True:
            name = pick.choices(NAMES, WEIGHTS)[0]
            if depth > 3 and name in BLOCKS:
                continue
            made = getattr(self, "make_" + name)(level, depth)
            if made is not None:
                return made

    # -- one function a statement -------------------------------------------
    def make_log(self, level, depth):
        return ["log", self.label()]

    def make_return(self, level, depth):
        return ["return", self.value()]

    def make_raise(self, level, depth):
        kind = self.random.choice(ERRORS + ["Exception", "BaseException"])
        return ["raise", kind, self.label()]

    def make_repeat(self, level, depth):
        return ["repeat", self.random.randint(0, 3), self.block(level, depth)]

    def make_try(self, level, depth):
        pick = self.random
        handlers = [[pick.choice(CAUGHT), self.block(level, depth)]
                    for _ in range(pick.randint(0, 2))]
        final = self.block(level, depth) if pick.random() < 0.5 else []
        return ["try", self.block(level, depth), handlers, final]

    def make_reraise_try(self, level, depth):
        return ["reraise_try", self.block(level, depth), self.random.choice(CAUGHT),
                self.block(level, depth)]

    def make_sleep(self, level, depth):
        return ["sleep", self.random.choice(DELAYS)]

    def make_call(self, level, depth):
        function = self.function(level)
        return function and ["call", function]

    def make_spawn(self, level, depth):
        return self.spawn(level)

    def make_await(self, level, depth):
        return ["await", self.task(level)]

    def make_cancel(self, level, depth):
        made = ["cancel", self.any_task()]
        return made + [self.label()] if self.random.random() < 0.3 else made

    def make_uncancel(self, level, depth):
        return ["uncancel"]

    def make_cancelling(self, level, depth):
        return ["cancelling"]

    def make_status(self, level, depth):
        return ["status", self.any_task()]

    def make_on_done(self, level, depth):
        return ["on_done", self.any_task(), self.label()]

    def make_gather(self, level, depth):
        items = [self.item(level) for _ in range(self.random.randint(0, 3))]
        return ["gather", items, self.random.random() < 0.4]

    def make_wait(self, level, depth):
        return ["wait", self.tasks(level), self.random.choice(TIMEOUTS), self.random.choice(WHENS)]

    def make_as_completed(self, level, depth):
        return ["as_completed", self.tasks(level), self.random.choice(TIMEOUTS)]

    def make_wait_for(self, level, depth):
        return ["wait_for", self.item(level), self.random.choice(TIMEOUTS)]

    def make_shield(self, level, depth):
        return ["shield", self.task(level)]

    def make_timeout(self, level, depth):
        return ["timeout", self.random.choice(TIMEOUTS), self.block(level, depth)]

    def make_timeout_at(self, level, depth):
        return ["timeout_at", self.random.choice([0, 1, 2, 3, 4, None] * 3 + ODD), self.block(level, depth)]

    def make_reschedule(self, level, depth):
        return ["reschedule", self.random.choice(TIMEOUTS),
                self.random.choice([None, -1, 0, 0.5, 1, 2] * 3 + ODD), self.block(level, depth)]

    def make_task_group(self, level, depth):
        children = []
        for number in range(self.random.randint(0, 3)):
            function = self.function(level)
            if function:
                children.append([f"t{level}_{number}", function])
                self.known.append(f"t{level}_{number}")
        return ["task_group", children, self.block(level, depth)]

    def make_context_set(self, level, depth):
        return ["context_set", self.value()]

    def make_context_get(self, level, depth):
        return ["context_get"]

    def make_call_soon(self, level, depth):
        return ["call_soon", self.label()]

    def make_call_later(self, level, depth):
        return ["call_later", self.random.choice(DELAYS), self.label()]

    def generator(self):
        names = [n for n in self.functions if n.startswith("gen")]
        return self.random.choice(names) if names else None

    def make_async_for(self, level, depth):
        generator = self.generator()
        return generator and ["async_for", generator, self.block(level, depth)]

    def make_async_for_break(self, level, depth):
        generator = self.generator()
        return generator and ["async_for_break", generator, self.random.randint(1, 2)]

    def make_with(self, level, depth):
        name = self.object("lock", "semaphore", "bounded_semaphore", "condition")
        return name and ["with", name, self.block(level, depth)]

    def make_locked(self, level, depth):
        name = self.object("lock", "semaphore", "bounded_semaphore", "condition")
        return name and ["locked", name]

    def make_release(self, level, depth):
        name = self.object("lock", "semaphore", "bounded_semaphore", "condition")
        return name and ["release", name]

    def make_event(self, level, depth):
        name = self.object("event")
        kind = self.random.choice(["event_set", "event_clear", "event_wait", "event_wait"])
        return name and [kind, name]

    def make_condition(self, level, depth):
        name = self.object("condition")
        if name is None:
            return None
        roll = self.random.random()
        if roll < 0.4:
            made = ["cond_wait", name]
        elif roll < 0.75:
            made = ["notify", name, self.random.randint(0, 2)]
        else:
            made = ["notify_all", name]
        if self.random.random() < 0.15:  # without the lock: an error
            return made
        return ["with", name, [made] + self.statements(level, self.random.randint(0, 1), depth + 1)]

    def make_queue(self, level, depth):
        name = self.object("queue", "priority_queue", "lifo_queue")
        if name is None:
            return None
        kind = self.random.choice(["put", "put", "get", "get", "put_nowait", "get_nowait",
                                   "task_done", "join", "qsize", "queue_shutdown"])
        if kind in ("put", "put_nowait"):
            return [kind, name, self.random.randint(0, 9)]
        if kind == "queue_shutdown":
            return [kind, name, self.random.random() < 0.5]
        return [kind, name]

    def make_barrier(self, level, depth):
        name = self.object("barrier")
        kind = "barrier_abort" if self.random.random() < 0.12 else "barrier_wait"
        return name and [kind, name]

    def make_future(self, level, depth):
        name = self.object("future")
        if name is None:
            return None
        roll = self.random.random()
        if roll < 0.35:
            return ["future_result", name, self.value()]
        if roll < 0.5:
            return ["future_error", name, self.random.choice(ERRORS), self.label()]
        return ["future_await", name]


CHOICES = {
    "log": 4, "return": 0.5, "raise": 2, "repeat": 2, "try": 6, "reraise_try": 2, "sleep": 12,
    "call": 4, "spawn": 6, "await": 5, "cancel": 8, "uncancel": 2, "cancelling": 2, "status": 3,
    "on_done": 2, "gather": 5, "wait": 4, "as_completed": 3, "wait_for": 5, "shield": 3,
    "timeout": 6, "timeout_at": 2, "reschedule": 3, "task_group": 6, "context_set": 2,
    "context_get": 2, "call_soon": 2, "call_later": 3, "async_for": 4, "async_for_break": 2,
    "with": 6, "locked": 1, "release": 1, "event": 4, "condition": 4, "queue": 8, "barrier": 4,
    "future": 5,
}
NAMES, WEIGHTS = list(CHOICES), list(CHOICES.values())
BLOCKS = {"repeat", "try", "reraise_try", "timeout", "timeout_at", "reschedule", "task_group",
          "async_for", "with", "condition"}


def generate(seed):
    return Generator(seed).program()


def statement_names(value):
    """The names of all statements in a program's functions, nested ones included."""
    if isinstance(value, list):
        if value and isinstance(value[0], str) and value[0] in STATEMENTS:
            yield value[0]
        for item in value:
            yield from statement_names(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from statement_names(item)


STATEMENTS = set(CHOICES) - {"event", "condition", "queue", "barrier", "future"} | {
    "spawn_eager", "yield", "yield_finally", "event_set", "event_clear", "event_wait", "cond_wait",
    "notify", "notify_all", "put", "get", "put_nowait", "get_nowait", "task_done", "join", "qsize",
    "queue_shutdown", "barrier_wait", "barrier_abort", "future_result", "future_error",
    "future_await"}


def main():
    parser = argparse.ArgumentParser(description="Make random conformance programs.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--coverage", action="store_true")
    arguments = parser.parse_args()
    seen = collections.Counter()
    for number in range(arguments.count):
        program = generate(f"{arguments.seed}-{number}")
        if arguments.coverage:
            seen.update(statement_names(program["functions"]))
        else:
            print(json.dumps(program))
    for name in sorted(STATEMENTS) if arguments.coverage else []:
        print(f"{seen[name]:8} {name}")


if __name__ == "__main__":
    main()
