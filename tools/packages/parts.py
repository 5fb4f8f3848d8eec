"""The parts of a lesson's quiz: the questions that complete the lesson, and those that go deeper."""
from dataclasses import dataclass

_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'


@dataclass
class Part:
    id: str
    title: str
    questions: list


def parts_of(lesson):
    quiz = lesson['quiz']
    parts = [Part('quiz', quiz['title'], quiz['questions'])]
    if quiz.get('deeper'):
        parts.append(Part('deeper', 'Go deeper', quiz['deeper']))
    return parts


def lettered(question):
    """The options of a question, each with the letter that identifies it: [('A', option), …]."""
    return list(zip(_LETTERS, question['options']))
