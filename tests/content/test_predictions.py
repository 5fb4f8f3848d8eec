"""A demo's predictions: what their author may write, what CPython's run answers, and what is refused."""
import json

from sample import SampleTest

TIMES = '''0     Task-1  start
0.5   Task-3  tick: 1
1     Task-2  tick: 2
1.5   Task-3  work
1.5   Task-2  tick: 3
2     Task-1  failed: no luck
2     Task-1  end
'''
STEPS = '''0     Task-1  runs
0     Task-1  prints start
0     -       requests GET https://api.example.com/user
0     Task-2  runs
0     Task-3  runs
0.5   Task-3  runs
0.5   Task-3  prints tick: 1
1     Task-2  runs
1     Task-2  prints tick: 2
1.5   Task-3  runs
1.5   Task-3  prints work
1.5   Task-3  fails
1.5   Task-2  runs
1.5   Task-2  prints tick: 3
1.5   Task-2  is cancelled
2     Task-1  runs
2     Task-1  prints failed: no luck
2     Task-1  prints end
2     Task-1  returns
'''
MARK = 'prompt: "Predict: what is printed?"\n'


class PredictionTest(SampleTest):
    def setUp(self):
        super().setUp()
        self.write('one/expected/greet.py.times.txt', TIMES)
        self.write('one/expected/greet.py.run.txt', STEPS)
        self.write('one/expected/greet.py.txt', ''.join(row[14:] + '\n' for row in TIMES.splitlines()))

    def ask(self, asked, **more):
        entry = json.dumps({'ask': asked, **more}, ensure_ascii=False)
        self.write('one/lesson.md', self.read('one/lesson.md').replace(MARK, f'{MARK}predict: [{entry}]\n'))

    def asked(self, asked, **more):
        """(the prediction in the bundle, its answer)"""
        self.ask(asked, **more)
        (lesson,) = self.compiled().lessons
        (prediction,) = lesson.bundle['demos'][0]['predictions']
        return prediction, lesson.answers['greet'][prediction['id']]

    def answer(self, asked, **more):
        """The options, and the right one."""
        _, answer = self.asked(asked, **more)
        return answer.options, answer.options[answer.right]

    def refuse(self, what, remedy, asked, **more):
        self.ask(asked, **more)
        self.assert_refused('one/lesson.md', 'predict:', what, remedy)


class Questions(PredictionTest):
    def test_which_line_is_printed_next(self):
        self.assertEqual(self.answer('next output after "start"'),
                         (['tick: 1', 'tick: 2', 'tick: 3', 'work'], 'tick: 1'))

    def test_which_line_is_printed_first_is_asked_at_the_start(self):
        self.assertEqual(self.answer('next output')[1], 'start')
        self.assertEqual(self.asked('next output')[0]['question'], 'Which line is printed first?')

    def test_which_line_is_printed_last(self):
        self.assertEqual(self.answer('last output'), (['end', 'failed: no luck', 'tick: 3', 'work'], 'end'))

    def test_which_task_runs_next(self):
        self.assertEqual(self.answer('next task to run after "start"'), (['Task-1', 'Task-2', 'Task-3'], 'Task-2'))

    def test_which_task_prints_next(self):
        self.assertEqual(self.answer('next task to print after "start"'), (['Task-1', 'Task-2', 'Task-3'], 'Task-3'))

    def test_which_of_several_lines_is_printed_first(self):
        self.assertEqual(self.answer('first of "end" or "failed…"'), (['end', 'failed'], 'failed'))

    def test_in_which_order_lines_are_printed(self):
        self.assertEqual(self.answer('order of "tick: 2" and "start"'),
                         (['start, then tick: 2', 'tick: 2, then start'], 'start, then tick: 2'))

    def test_of_four_lines_six_orders_are_given(self):
        options, right = self.answer('order of "tick: 1", "tick: 2", "start" and "end"')
        self.assertEqual((len(options), right), (6, 'start, then tick: 1, then tick: 2, then end'))
        self.assertEqual(options, sorted(options))

    def test_when_a_line_is_printed(self):
        self.assertEqual(self.answer('time of "tick: 2" after "start"'), (['0.5 s', '1 s', '1.5 s', '2 s'], '1 s'))

    def test_how_many_lines_are_printed(self):
        self.assertEqual(self.answer('number of outputs')[1], '7')
        self.assertEqual(self.answer('number of "tick…" until "failed…"')[1], '3')

    def test_how_many_requests_are_made_and_how_many_tasks_run(self):
        self.assertEqual(self.answer('number of requests', wrong=[0, 2])[1], '1')
        self.assertEqual(self.answer('number of tasks')[1], '3')

    def test_a_moment_may_be_a_time(self):
        prediction, answer = self.asked('next output at 0.5 s')
        self.assertEqual((prediction['at'], answer.options[answer.right]), (500, 'tick: 2'))
        self.assertEqual(prediction['question'], 'Which line is printed next?')

    def test_how_a_task_ends(self):
        ends = ['It returns', 'It fails', 'It is cancelled']
        self.assertEqual(self.answer('end of main'), (ends, 'It returns'))
        self.assertEqual(self.answer('end of Task-3'), (ends, 'It fails'))

    def setUp(self):
        super().setUp()
        self._lesson = self.read('one/lesson.md')

    def ask(self, asked, **more):
        self.write('one/lesson.md', self._lesson)
        super().ask(asked, **more)


class Writing(PredictionTest):
    def test_one_line_will_do(self):
        self.replace('one/lesson.md', MARK, MARK + 'predict: next output after "start"\n')
        (demo,) = self.compiled().lessons[0].bundle['demos']
        self.assertEqual([asked['question'] for asked in demo['predictions']], ['Which line is printed next?'])

    def test_a_demo_may_ask_several(self):
        self.replace('one/lesson.md', MARK, MARK + 'predict:\n  - next output\n  - time of "end"\n')
        (demo,) = self.compiled().lessons[0].bundle['demos']
        self.assertEqual([asked['kind'] for asked in demo['predictions']], ['next-output', 'time-of'])

    def test_the_author_may_word_the_question_and_add_wrong_options(self):
        prediction, answer = self.asked('next output after "start"', question='Who is first?', wrong='tock')
        self.assertEqual(prediction['question'], 'Who is first?')
        self.assertEqual(answer.options, ['tick: 1', 'tick: 2', 'tock', 'work'])

    def test_the_bundle_does_not_say_which_option_is_right(self):
        prediction, _ = self.asked('next output after "start"', wrong=['tock'])
        self.assertEqual({**prediction, 'id': ''},
                         {'id': '', 'kind': 'next-output', 'question': 'Which line is printed next?',
                          'after': {'text': 'start'}, 'options': ['tick: 1', 'tick: 2', 'tock', 'work']})

    def test_another_wording_is_another_question(self):
        before = self.asked('next output')[0]['id']
        self.replace('one/lesson.md', '"ask": "next output"', '"ask": "next output", "question": "Which?"')
        self.assertNotEqual(self.compiled().lessons[0].bundle['demos'][0]['predictions'][0]['id'], before)

    def test_it_stands_in_for_the_prompt(self):
        self.ask('next output')
        self.replace('one/lesson.md', MARK, '')
        self.assertEqual(self.compiled().lessons[0].bundle['demos'][0]['prompt'],
                         'Predict: Which line is printed first?')

    def test_it_stands_in_for_no_prompt_if_only_a_run_knows_its_task(self):
        self.ask('end of Task-2', question='How does {task} end?')
        self.replace('one/lesson.md', MARK, '')
        self.assert_refused('one/lesson.md', 'predict:', 'only a run knows who {task} is', 'Add "prompt"')

    def test_without_either_the_prompt_is_missing(self):
        self.replace('one/lesson.md', MARK, '')
        self.assert_refused('one/lesson.md', 'title: A greeting', '"prompt" is missing', 'Add "prompt".')


class Refusals(PredictionTest):
    def test_of_an_unknown_question(self):
        self.refuse('is no question that a run can answer', 'Ask one of: next output', 'who is next')

    def test_of_nothing(self):
        self.replace('one/lesson.md', MARK, MARK + 'predict:\n')
        self.assert_refused('one/lesson.md', 'predict:', '"predict" asks nothing', 'Write a question')

    def test_of_an_entry_without_a_question(self):
        self.replace('one/lesson.md', MARK, MARK + 'predict: [{question: What}]\n')
        self.assert_refused('one/lesson.md', 'predict:', 'has no "ask"', 'Write "ask: next output"')

    def test_of_an_answer(self):
        self.refuse('"right" is not known here', 'Use one of: ask, question, wrong.', 'next output', right='start')

    def test_of_a_question_that_is_no_text(self):
        self.refuse('"question" should be text', 'quotes', 'next output', question=7)

    def test_names_the_line_of_its_own_entry(self):
        self.replace('one/lesson.md', MARK, MARK + 'predict:\n  - next output\n  - what comes\n')
        self.assert_refused('one/lesson.md', '  - what comes', 'no question', 'Ask one of')

    def test_of_a_line_that_is_never_printed(self):
        self.refuse('greet.py never prints "tack"', 'Name one of its lines: "start", "tick: 1"',
                    'next output after "tack"')

    def test_of_a_line_that_is_printed_several_times(self):
        self.refuse('greet.py prints "tick…" 3 times', 'Say which one: 1st "tick…".', 'time of "tick…"')

    def test_of_a_number_that_no_line_has(self):
        self.refuse('prints "tick…" 3 times, so there is no number 4', 'from 1 to 3', 'time of 4th "tick…"')

    def test_of_an_ellipsis_inside(self):
        self.refuse('an ellipsis in its middle', 'Write … only at the start', 'time of "ti…k"')

    def test_of_what_has_happened_when_it_is_asked(self):
        self.refuse('"start" is already printed', 'earlier moment', 'time of "start" after "tick: 1"')

    def test_of_the_end_of_the_run(self):
        self.refuse('everything has been printed', 'earlier moment', 'next output after "end"')

    def test_of_two_tasks_at_the_same_time(self):
        self.refuse('Task-3 and Task-2 are both due at 1.5 s', 'different times', 'next output after "tick: 2"')

    def test_of_the_second_of_two_tasks_at_the_same_time(self):
        self.refuse('are both due at 1.5 s', 'another moment', 'next output after "work"')

    def test_of_their_order_too(self):
        self.refuse('are both due at 1.5 s', 'another moment', 'order of "work", "tick: 3" and "end"')

    def test_of_the_first_of_them(self):
        self.refuse('are both due at 1.5 s', 'another moment', 'first of "work" or "tick: 3"')

    def test_of_counting_up_to_one_of_them(self):
        self.refuse('are both due at 1.5 s', 'another moment', 'number of "tick…" until "work"')

    def test_of_options_that_coincide(self):
        self.refuse('two options are "1 s"', 'remove the wrong option', 'time of "tick: 2"', wrong=['1.0 s'])

    def test_of_texts_that_become_the_same_option(self):
        self.refuse('two options are "tick"', 'Give other texts', 'first of 1st "tick…" or 2nd "tick…"')

    def test_of_two_texts_for_the_same_line(self):
        self.refuse('two texts mean the line "end"', 'Name different lines', 'order of "end" and "e…"')

    def test_of_a_single_option(self):
        self.refuse('only one option', 'Add wrong options', 'next output after "failed…"')

    def test_of_too_many_wrong_options(self):
        self.refuse('there are 5 wrong options', 'at most 4', 'next output', wrong=list('abcde'))

    def test_of_wrong_options_that_are_no_list(self):
        self.refuse('"wrong" should be a list', 'wrong: [an option', 'next output', wrong={'a': 1})

    def test_of_wrong_options_where_the_run_has_them_all(self):
        self.refuse('has all of its options already', 'Remove "wrong"', 'end of main', wrong=['It hangs'])

    def test_of_times_and_numbers_that_are_none(self):
        self.refuse('"soon" is no time', 'number of seconds', 'time of "tick: 2"', wrong=['soon'])

    def test_of_a_wrong_number_that_is_no_number(self):
        self.refuse('"many" is no number', 'whole number', 'number of outputs', wrong=['many'])

    def test_of_a_task_that_is_not_there(self):
        self.refuse('Task-9 does not end', 'Name a task', 'end of Task-9')

    def test_of_five_texts_to_order(self):
        self.refuse('5 texts are too many', 'two, three or four',
                    'order of "start", "tick: 1", "tick: 2", "failed…" and "end"')

    def test_of_the_same_question_twice(self):
        self.replace('one/lesson.md', MARK, MARK + 'predict:\n  - next output\n  - next output\n')
        _, problems = self.compile()
        self.assertEqual([what for _, _, what, _ in problems], ['the demo asks this twice'])

    def test_of_the_time_of_what_a_process_does(self):
        self.replace('one/lesson.md', MARK, 'needs: process\n' + MARK)
        self.refuse('a process takes as long as it takes', 'Ask for an order', 'time of "end"')

    def test_of_a_time_at_which_the_run_is_over(self):
        self.refuse('the run is over at 2 s', 'earlier moment', 'next output at 2 s')

    def test_of_a_time_as_the_moment_of_what_a_process_does(self):
        self.replace('one/lesson.md', MARK, 'needs: process\n' + MARK)
        self.refuse('so no time is a moment', 'Ask after an output', 'next output at 1 s')

    def test_of_the_steps_of_a_request(self):
        self.replace('one/lesson.md', MARK, 'needs: network\n' + MARK)
        self.refuse('not known of a demo that needs a network', 'task to print', 'next task to run')


class Recordings(PredictionTest):
    def test_without_times_nothing_can_be_asked(self):
        (self.content / 'one/expected/greet.py.times.txt').unlink()
        self.refuse('nothing says when greet.py prints', 'Add one/expected/greet.py.times.txt', 'next output')

    def test_without_steps_outputs_can_be_asked_for(self):
        (self.content / 'one/expected/greet.py.run.txt').unlink()
        self.assertEqual(self.asked('next output')[1].options[0], 'start')

    def test_without_steps_no_task_can(self):
        (self.content / 'one/expected/greet.py.run.txt').unlink()
        self.refuse('nothing says which tasks of greet.py run', 'Add expected/greet.py.run.txt', 'end of main')

    def test_a_broken_step_is_refused(self):
        self.replace('one/expected/greet.py.run.txt', '1.5   Task-3  fails', '1.5   Task-3  explodes')
        self.ask('end of main')
        self.assert_refused('one/expected/greet.py.run.txt', '1.5   Task-3  explodes', 'not a time, a task',
                            'runs, returns, fails')

    def test_both_recordings_are_of_the_same_run(self):
        self.replace('one/expected/greet.py.run.txt', 'prints end', 'prints End')
        self.ask('end of main')
        self.assert_refused('one/expected/greet.py.run.txt', 1, 'other outputs than greet.py.times.txt', 'same run')
