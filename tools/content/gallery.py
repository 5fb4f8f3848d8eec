"""The course's gallery: programs that a learner can open on the page play/, to run and change them.

    programs = read_gallery(content / 'gallery', problems)
    # [{'title': 'Two greetings', 'runs': runs, 'trace': 'code:…'}, …]; [] where there is no such folder
"""
from fields import load_json
from inline import Inline
from listings import python_error
from program_name import LONGEST, name_of_program
from problems import read_text


def read_gallery(folder, problems):
    path = folder / 'gallery.json'
    if not folder.exists():
        return []
    fields = load_json(path, problems, 'Add gallery.json, or remove the folder.')
    if fields is None:
        return []
    fields.only(('programs',))
    inline = Inline(problems, path)
    entries = fields.items('programs')
    programs = [_program(entry, folder, inline, problems) for entry in entries]
    _check_listings(folder, [entry.raw('listing') for entry in entries], problems)
    return [program for program in programs if program]


def _program(fields, folder, inline, problems):
    fields.only(('listing', 'title', 'text'))
    text = fields.text('text')
    runs = inline.parse(text, fields.line('text')) if text else []
    if inline.fragments:
        fields.problem('text', 'the text has a link into a lesson', 'Remove the link.')
        inline.fragments.clear()
    file = folder / 'listings' / (fields.text('listing') + '.py')
    if not file.is_file():
        fields.problem('listing', f'there is no {file.name} in {folder.name}/listings', 'Add it, or correct the name.')
        return None
    source = read_text(file, problems)
    if source is None:
        return None
    if error := python_error(source):
        problems.add(file, getattr(error, 'lineno', None) or 1, f'Python does not take it: {error}',
                     'Correct the program.')
        return None
    trace = name_of_program(file.name, source)
    if len(trace) > LONGEST:
        problems.add(file, 1, 'the program is too long for an address', 'Shorten it.')
    return {'title': fields.text('title'), 'runs': runs, 'trace': trace}


def _check_listings(folder, shown, problems):
    for file in sorted((folder / 'listings').glob('*.py')):
        if file.stem not in shown:
            problems.add(file, 1, 'gallery.json does not name this program', 'Name it there, or remove the file.')
