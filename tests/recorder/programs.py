"""Runs a program under the recorder and lets tests ask what its trace says.

    run = record('''
        async def main():
            await asyncio.sleep(1)
        asyncio.run(main())
        ''')
    run.of('timer_set')          # the events with that name
    run.task('main')             # the number of the task with that name
    run.story('line', 'output')  # what these events say, in short, for comparison

`asyncio` and `time` are imported for it. Every trace must pass the checker.
"""
import json
import textwrap

import recorder
from trace_checker import problems

HEAD = 'import asyncio, time\n'  # one line, so that line 2 is the first of the program


class Run:
    def __init__(self, recording):
        self.recording = recording
        self.trace = json.loads(recording.to_json())
        self.events = self.trace['events']
        if found := problems(self.trace):
            raise AssertionError('\n'.join(found))

    def of(self, *names):
        return [event for event in self.events if event['event'] in names]

    def task(self, name):
        numbers = [event['task'] for event in self.of('task_created') if event['name'] == name]
        if len(numbers) != 1:
            raise AssertionError(f'{len(numbers)} tasks are called {name}')
        return numbers[0]

    def name(self, task):
        return next((event['name'] for event in self.of('task_created') if event['task'] == task), None)

    def waits(self, name):
        """What a task awaits, one after the other."""
        return [event for event in self.of('task_suspended') if self.name(event['task']) == name]

    def wakes(self, name):
        """Why a task runs, one after the other."""
        return [event for event in self.of('handle_scheduled')
                if event['kind'] == 'task_step' and self.name(event['task']) == name]

    def causes(self, name):
        return [event['cause'] for event in self.wakes(name)]

    def outputs(self):
        return [(event['time'], self.name(event.get('task')), event['text']) for event in self.of('output')]

    def done(self, name):
        return next(event for event in self.of('task_done') if self.name(event['task']) == name)


def source_of(program, head=HEAD):
    return head + textwrap.dedent(program).lstrip('\n')


def record(program, *, virtual=True, **limits):
    """@param limits: as recorder.Limits has them"""
    return Run(recorder.record('program.py', source_of(program), virtual=virtual, echo=False,
                               limits=recorder.Limits(**limits)))
