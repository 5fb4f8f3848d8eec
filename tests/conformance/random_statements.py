"""A random statement of each kind, for `Generator`, which has the chances and the names."""

ODD = [-1, -1e300, 1e300, "nan", "inf", "-inf"]  # JSON cannot represent the last three
DELAYS = [0, 0, 0, 0.5, 1, 1, 1, 2, 2, 3] * 3 + ODD
TIMEOUTS = [0, 0.5, 1, 1, 1, 2, 2, 3, None] * 3 + ODD
ERRORS = ["ValueError", "KeyError", "RuntimeError", "Custom", "TimeoutError", "CancelledError",
          "Stopped"]
CAUGHT = ERRORS + ["Exception", "Exception", "BaseException", "ExceptionGroup",
                   "BaseExceptionGroup", "QueueEmpty", "QueueFull", "QueueShutDown",
                   "BrokenBarrierError"]
LEVELS = 4
WHENS = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"]


class RandomStatements:
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
