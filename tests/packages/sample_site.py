"""A built site of two lessons, as the packages see it."""

INFOS = [{'slug': 'one', 'title': 'One & only', 'summary': 'The first.'},
         {'slug': 'two', 'title': 'Two <2>', 'summary': 'The second.'}]
COURSE = {'title': 'Both "lessons"', 'summary': 'Of two.', 'lessons': INFOS, 'opening': {'lesson': 'two'}}
FILES = {'assets/a b.js': b'1', 'course.json': b'{}', 'index.html': b'<p>', 'one/index.html': b'one',
         'one/lesson.json': b'{}', 'two/index.html': b'two'}
