#!/usr/bin/env python3
"""Checks that a trace makes sense, whichever program it is of.

    tests/recorder/trace_checker.py run.json…      prints each problem with its place
    problems(json.loads(text))                     the same as a list of texts

Every callback is scheduled once, and run or cancelled; callbacks run one at a time; every step of a task ends with the
task suspended or done; every task has its end; coroutines are entered and left in turn; time never goes back. A trace
whose recording ended early need not have ends.
"""
import json
import sys


class Checker:
    def __init__(self, truncated):
        self.truncated = truncated
        self.time = 0
        self.queued = {}  # handle -> (kind, task)
        self.timers = {}  # handle -> (kind, task)
        self.due = set()  # timers that are due and join the ready queue next
        self.seen = set()  # handles
        self.running = None  # handle
        self.step = None  # the task of the step that runs
        self.tasks = {}  # task -> scheduled, created, running, suspended or done
        self.coroutines = {}  # coroutine -> created, entered, left or dropped
        self.outside = {}  # operation -> whether it is in flight
        self.found = []

    def need(self, condition, problem):
        if not condition:
            self.found.append(f'{self.place}: {problem}')

    def check(self, events):
        for index, event in enumerate(events):
            self.place = f'events[{index}] ({event["event"]})'
            self.need(event['time'] >= self.time, f'time goes back from {self.time} to {event["time"]}')
            self.time = event['time']
            getattr(self, event['event'], lambda event: None)(event)
        self.place = 'end'
        self.need(self.truncated or self.running is None, f'handle {self.running} is still running')
        for handle in self.queued:
            self.need(self.truncated, f'handle {handle} was scheduled, but neither run nor cancelled')
        for task, life in self.tasks.items():
            self.need(life != 'scheduled', f'task {task} was scheduled, but never created')
            self.need(self.truncated or life in ('done', 'scheduled'), f'task {task} has no end')
        return self.found

    def handle_scheduled(self, event):
        handle, kind, task = event['handle'], event['kind'], event.get('task')
        self.need(handle not in self.queued, f'handle {handle} is already queued')
        if handle in self.due:
            self.need(self.timers.pop(handle) == (kind, task), f'handle {handle} was set with another kind or task')
            self.due.discard(handle)
        else:
            self.need(handle not in self.seen, f'handle {handle} is scheduled a second time')
        self.seen.add(handle)
        self.queued[handle] = kind, task
        if kind == 'task_step':
            self.need(self.tasks.setdefault(task, 'scheduled') != 'done', f'task {task} is done')
        self.exists(event, 'cause_task', 'gathered_by')

    def handle_started(self, event):
        handle = event['handle']
        self.need(self.running is None, f'handle {self.running} is still running')
        queued = self.queued.pop(handle, None)
        self.need(queued is not None, f'handle {handle} is not queued')
        self.need(queued in (None, (event['kind'], event.get('task'))), f'handle {handle} is of another kind or task')
        self.running = handle
        if event['kind'] == 'task_step':
            self.step = event['task']
            self.need(self.tasks.get(self.step) in ('created', 'suspended'), f'task {self.step} cannot run')
            self.tasks[self.step] = 'running'

    def handle_finished(self, event):
        self.need(self.running == event['handle'], f'handle {event["handle"]} is not running')
        if self.step is not None:
            self.need(self.tasks[self.step] in ('suspended', 'done'), f'task {self.step} is neither suspended nor done')
        self.running = self.step = None

    def handle_cancelled(self, event):
        self.need(self.queued.pop(event['handle'], None) is not None, f'handle {event["handle"]} is not queued')

    def iteration_started(self, event):
        self.need(self.running is None, f'handle {self.running} is still running')

    def timer_set(self, event):
        self.need(event['handle'] not in self.seen, f'handle {event["handle"]} is set a second time')
        self.seen.add(event['handle'])
        self.timers[event['handle']] = event['kind'], event.get('task')
        self.exists(event, 'task')

    def timer_due(self, event):
        self.need(event['handle'] in self.timers, f'handle {event["handle"]} is no timer')
        self.due.add(event['handle'])

    def timer_cancelled(self, event):
        self.need(self.timers.pop(event['handle'], None) is not None, f'handle {event["handle"]} is no timer')

    def exists(self, event, *members):
        for member in members:
            task = event.get(member)
            self.need(task is None or self.tasks.get(task, 'scheduled') != 'scheduled', f'{member}: no task {task} yet')

    def task_created(self, event):
        task = event['task']
        self.need(self.tasks.get(task, 'scheduled') == 'scheduled', f'task {task} is created a second time')
        self.need(task == 1 or task - 1 in self.tasks, f'there is no task {task - 1}')
        self.tasks[task] = 'created'
        self.exists(event, 'creator')

    def task_suspended(self, event):
        self.ends_step(event, 'suspended')
        for task in event.get('tasks', ()):
            self.exists({'tasks': task}, 'tasks')

    def task_done(self, event):
        self.ends_step(event, 'done')

    def ends_step(self, event, life):
        task = event['task']
        # One that starts eagerly runs within the step of its creator.
        self.need(self.tasks.get(task) in ('created', 'running'), f'task {task} does not run')
        self.tasks[task] = life

    def line(self, event):
        self.need(self.tasks.get(event['task']) in ('created', 'running'), f'task {event["task"]} does not run')

    def cancel_requested(self, event):
        self.exists(event, 'task', 'by')

    def external(self, event):
        if event.get('about') == 'never_done':
            self.exists(event, 'task')
            self.need('task' in event, 'there is no task that is never done')
            self.tasks[event.get('task')] = 'done'

    def coroutine_created(self, event):
        self.need(event['coroutine'] == len(self.coroutines) + 1, 'coroutines are not numbered without gaps')
        self.coroutines[event['coroutine']] = 'created'

    def coroutine_entered(self, event):
        self.turn(event, ('created', 'left'), 'entered')

    def coroutine_left(self, event):
        self.turn(event, ('entered',), 'left')

    def coroutine_dropped(self, event):
        self.turn(event, ('created',), 'dropped')

    def turn(self, event, before, after):
        coroutine = event['coroutine']
        life = self.coroutines.get(coroutine)
        self.need(life in before, f'coroutine {coroutine} is {life or "unknown"}')
        self.coroutines[coroutine] = after

    def outside_started(self, event):
        self.need(event['operation'] == len(self.outside) + 1, 'operations are not numbered without gaps')
        self.outside[event['operation']] = True

    def outside_ended(self, event):
        operation = event['operation']
        self.need(self.outside.get(operation), f'operation {operation} is not in flight')
        self.outside[operation] = False


def problems(trace):
    return Checker('truncated' in trace).check(trace['events'])


def main(paths):
    status = 0
    for path in paths:
        with open(path, encoding='utf-8') as file:
            trace = json.load(file)
        found = problems(trace)
        for problem in found:
            print(f'{path}: {problem}')
        print(f'{path}: {len(trace["events"])} events, {len(found)} problems')
        status |= bool(found)
    return status


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
