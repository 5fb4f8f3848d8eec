"""A lesson whose quiz has everything that could be lost on the way into another format."""


def question(name, prompt, options, **more):
    return {'id': name, 'hash': 'abc', 'prompt': prompt, 'see': [], **more,
            'options': [{'text': text, 'correct': correct, 'explanation': explanation}
                        for text, correct, explanation in options]}


def words(text, style=None):
    return [{'text': text, 'style': style}] if style else [{'text': text}]


LESSON = {
    'slug': 'sample', 'title': 'Loops: 50% {faster}/slower',
    'quiz': {
        'title': 'Quiz',
        'questions': [
            question('marks', words('~ = # { } : \\ \\n "quoted" <b> & ß → 😀'), [
                (words('a = {b: 1}  # ~c', 'code'), False, words('No: {x} ~ y = z # end')),
                ([*words('line 1\nline 2 '), *words('very', 'strong'), *words(' and ', 'em')], True, words('Yes')),
                (words('<script>alert(1)</script>'), False, words('No & never')),
                (words('$CATEGORY: other'), False, words('// no comment'))]),
            question('second', words('Which?'), [(words(str(number)), number == 3, words('Because'))
                                                 for number in range(4)])],
        'deeper': [
            question('program', words('What is printed?'), [
                (words('x', 'code'), True, words('It is.')), (words('y', 'code'), False, words('It is not.')),
                (words('z', 'code'), False, words('Nor this.')), (words('w', 'code'), False, words('Nor that.'))],
                code={'file': 'x.py', 'lines': [['kif ', ' a < b: '], [],
                                                ['     ', 'bprint', " ('\\n{}~=#')"]]})]}}


def all_questions(lesson=LESSON):
    quiz = lesson['quiz']
    return quiz['questions'] + quiz.get('deeper', [])
