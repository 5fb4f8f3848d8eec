"""Converts Markdown's block tokens to blocks of the bundle: paragraphs, headings, lists and tables here, the
containers (`:::`) in containers.py.

    blocks = Blocks(inline, ids, containers, source_lines, problems, path).of(tree.children)
"""
import re

from markdown_it.rules_block.table import escapedSplit

from names import is_slug

_ID = re.compile(r'\s*\{#([^}]*)\}\s*$')
_DELIMITER_ROW = re.compile(r'\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?')

_UNSUPPORTED = {
    'fence': ('code between fences is not supported',
              'Put the code into a .py and a .js file and show both with "::: listings".'),
    'code_block': ('indented code is not supported', 'Remove the indentation, or put the code into a listing.'),
    'html_block': ('raw HTML is not supported', 'Use Markdown, and put code such as <b> between backticks.'),
    'blockquote': ('quotations are not supported', 'Write a paragraph, or a "::: note".'),
    'hr': ('rules are not supported', 'Remove the line; headings divide the lesson.'),
}


class Ids:
    """The ids of a lesson, which must be unique."""

    # Ids that the page itself uses.
    RESERVED = {'quiz', 'static', 'app', 'note'}

    def __init__(self, problems):
        self._problems = problems
        self._seen = {}

    def add(self, kind, name, path, line):
        if not is_slug(name):
            self._problems.add(path, line, f'"{name}" is not a valid id',
                               'Use lower-case letters and digits, with a hyphen between words.')
        elif name in self.RESERVED and kind == 'heading':
            self._problems.add(path, line, f'the id "{name}" belongs to the page itself', 'Choose another id.')
        elif (kind, name) in self._seen:
            self._problems.add(path, line, f'the {kind} id "{name}" is used twice, first in line '
                               f'{self._seen[kind, name]}', 'Give each its own id.')
        else:
            self._seen[kind, name] = line

    def has(self, kind, name):
        return (kind, name) in self._seen


class Blocks:
    def __init__(self, inline, ids, containers, source_lines, problems, path):
        self._inline = inline
        self._ids = ids
        self._containers = containers
        self._source_lines = source_lines
        self._problems = problems
        self._path = path

    def of(self, nodes):
        made = [self.block(node) for node in nodes]
        return [block for block in made if block is not None]

    def block(self, node):
        """The block of a syntax tree node, or None if there is nothing to show."""
        if node.type == 'paragraph':
            return self._paragraph(node)
        if node.type == 'heading':
            return self._heading(node)
        if node.type in ('bullet_list', 'ordered_list'):
            items = [self.of(item.children) for item in node.children]
            return {'type': 'list', 'ordered': node.type == 'ordered_list', 'items': items}
        if node.type == 'table':
            return self._table(node)
        if node.type == 'container_any':
            return self._containers.block(node, self)
        what, remedy = _UNSUPPORTED.get(
            node.type, (f'this Markdown ({node.type}) is not supported', 'Use what docs/content-format.md lists.'))
        self.problem(line_of(node), what, remedy)
        return None

    def title(self, node):
        """(text, id) of a heading."""
        line = line_of(node)
        text = self._inline.plain(node.children[0].token, line) if node.children else ''
        found = _ID.search(text)
        if not found:
            self.problem(line, 'the heading has no id', 'End the heading with an id, such as {#my-heading}.')
            return text, ''
        name = found.group(1)
        self._ids.add('heading', name, self._path, line)
        return text[:found.start()], name

    def problem(self, line, what, remedy):
        self._problems.add(self._path, line, what, remedy)

    def _paragraph(self, node):
        line = line_of(node)
        for offset, row in enumerate(self._source_lines[line - 1:node.map[1]]):
            if _DELIMITER_ROW.fullmatch(row):
                self.problem(line + offset,
                             'the table\'s head and the row of dashes below it have different numbers of cells',
                             'Give both the same number of cells.')
                return None
        runs = self._inline.runs(node.children[0].token, line)
        return {'type': 'paragraph', 'runs': runs} if runs else None

    def _heading(self, node):
        level = int(node.tag[1])
        if level not in (3, 4):
            self.problem(line_of(node), f'a heading of level {level} is not allowed here',
                         'Use ## for a section outside containers, ### and #### inside a section.')
            return None
        _, name = self.title(node)
        runs = self._inline.runs(node.children[0].token, line_of(node))
        runs[-1]['text'] = _ID.sub('', runs[-1]['text'])
        return {'type': 'heading', 'level': level, 'id': name, 'runs': [run for run in runs if run['text']]}

    def _table(self, node):
        first = line_of(node)
        rows = [row for part in node.children for row in part.children]
        cells = [[self._inline.runs(cell.children[0].token, line_of(row, first)) for cell in row.children]
                 for row in rows]
        for row in rows:
            line = line_of(row, first)
            count = _cell_count(self._source_lines[line - 1])
            if count != len(cells[0]):
                cells_here = '1 cell' if count == 1 else f'{count} cells'
                self.problem(line, f'the table row has {cells_here}, but its head has {len(cells[0])}',
                             'Give every row as many cells as the head; write | inside a cell as \\|.')
        return {'type': 'table', 'head': cells[0], 'rows': cells[1:]}


def line_of(node, default=1):
    return node.map[0] + 1 if node.map else default


def _cell_count(row):
    row = row.strip()
    cells = escapedSplit(row)
    if cells and row.startswith('|'):
        cells.pop(0)
    if cells and cells[-1] == '':
        cells.pop()
    return len(cells)
