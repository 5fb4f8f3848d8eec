"""The course's glossary: what the terms of its lessons and of the stage mean.

    glossary = read_glossary(content / 'glossary.json', problems)
    # [{'term': 'await', 'definition': runs}, …]; [] where there is no such file
"""
from fields import load_json
from inline import Inline

MOST_WORDS = 25


def read_glossary(path, problems):
    if not path.exists():
        return []
    fields = load_json(path, problems, 'Make the file readable, or remove it.')
    if fields is None:
        return []
    fields.only(('terms',))
    inline = Inline(problems, path)
    seen = set()
    return [_definition(entry, seen, inline) for entry in fields.items('terms')]


def term_fragment(entry):
    """The fragment of links to a definition: term=ready-queue."""
    return 'term=' + entry['term'].replace(' ', '-')


def _definition(fields, seen, inline):
    fields.only(('term', 'definition'))
    term = fields.text('term')
    if term in seen:
        fields.problem('term', f'the term "{term}" is defined twice', 'Keep one definition.')
    seen.add(term)
    text = fields.text('definition')
    words = len(text.split())
    if words > MOST_WORDS:
        fields.problem('definition', f'the definition of "{term}" has {words} words', f'Use at most {MOST_WORDS}.')
    runs = inline.parse(text, fields.line('definition')) if text else []
    if inline.fragments:
        fields.problem('definition', f'the definition of "{term}" has a link into a lesson',
                       'Remove the link: every lesson shows the glossary.')
        inline.fragments.clear()
    return {'term': term, 'definition': runs}
