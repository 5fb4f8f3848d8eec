"""Where a lesson shows what an explanation of its quiz says: a section, and a demo at one of its steps.

    places = Places(sections, demos, ids)
    places.see(fields)      # of {"section": "coroutines", "demo": "hello-task", "step": 4}
    # [{'text': 'Section: '}, {'text': 'Coroutines', 'href': '#coroutines'}, {'text': '\\nOn the stage: '},
    #  {'text': 'A task beside main, step 4', 'href': '#demo=hello-task&step=4'}]
"""
MOST_STEPS = 100_000


class Places:
    def __init__(self, sections, demos, ids):
        self._sections = {section['id']: section['title'] for section in sections}
        self._demos = {demo['id']: demo['title'] for demo in demos}
        self._ids = ids

    def see(self, fields, default=''):
        """Runs that lead to what "section", "demo" and "step" name; what is unknown is noted as a problem.
        `default` is the section where none is named."""
        runs = []
        section = fields.text('section', default)
        if section in self._sections:
            runs += [{'text': 'Section: '}, {'text': self._sections[section], 'href': f'#{section}'}]
        elif fields.has('section'):
            self._refuse(fields, 'section', self._sections)
        demo = fields.text('demo')
        step = fields.integer('step', 1, MOST_STEPS) if fields.has('step') else None
        if demo:
            if not self._ids.has('demo', demo):  # one with problems of its own is there all the same
                self._refuse(fields, 'demo', self._demos)
            title = self._demos.get(demo, '')
            runs += [{'text': '\nOn the stage: ' if runs else 'On the stage: '},
                     {'text': f'{title}, step {step}' if step else title,
                      'href': f'#demo={demo}' + (f'&step={step}' if step else '')}]
        elif step:
            fields.problem('step', 'there is a step and no demo', 'Name the demo, or remove the step.')
        return runs

    @staticmethod
    def _refuse(fields, kind, known):
        if known and fields.text(kind):
            fields.problem(kind, f'the lesson has no {kind} "{fields.text(kind)}"', f'Use one of: {", ".join(known)}.')
