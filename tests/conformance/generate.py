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

from random_statements import ERRORS, LEVELS, RandomStatements


class Generator(RandomStatements):
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.labels = 0
        self.budget = self.random.choice([12, 20, 30, 45, 70])
        self.objects = self.make_objects()
        self.functions = {}
        self.known = []  # tasks that the current function has spawned

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

    # -- what exists --------------------------------------------------------
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
        """Usually one that exists; otherwise the program fails when it looks it up."""
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
        """More than 100 timers, most of them cancelled, so that the heap is rebuilt."""
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

    # -- one function per statement -----------------------------------------


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
