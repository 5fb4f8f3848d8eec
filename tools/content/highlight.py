"""Highlighted lines of a listing: Pygments' tokens, reduced to the few classes that have a colour.

    highlight('def f():\\n    pass\\n', 'python')
    # [[['keyword', 'def'], ['', ' '], ['function', 'f'], ['', '():']], [['', '    '], ['keyword', 'pass']]]
"""
from pygments import token as t
from pygments.lexers import CppLexer, JavascriptLexer, PythonLexer

# The classes, with their letters in a bundle.
LETTERS = {'': ' ', 'keyword': 'k', 'string': 's', 'number': 'n', 'comment': 'c', 'function': 'f', 'builtin': 'b',
           'class': 't', 'operator': 'o', 'decorator': 'd', 'constant': 'v'}

_LEXERS = {'python': PythonLexer, 'javascript': JavascriptLexer, 'cpp': CppLexer}

# The first entry that contains a token's type applies.
_RULES = (
    (t.Comment.PreprocFile, 'string'),
    (t.Comment.Preproc, 'decorator'),
    (t.Comment, 'comment'),
    (t.String.Interpol, 'operator'),
    (t.String.Doc, 'string'),
    (t.String, 'string'),
    (t.Number, 'number'),
    (t.Keyword.Constant, 'constant'),
    (t.Keyword, 'keyword'),
    (t.Operator.Word, 'keyword'),
    (t.Operator, 'operator'),
    (t.Name.Function, 'function'),
    (t.Name.Class, 'class'),
    (t.Name.Exception, 'class'),
    (t.Name.Decorator, 'decorator'),
    (t.Name.Constant, 'constant'),
    (t.Name.Builtin, 'builtin'),
)


def highlight(source, language):
    """Lines of [class, text]; joined, they are the source without blank lines at its end."""
    lexer = _LEXERS[language](stripnl=False, ensurenl=False)
    tokens = _with_calls(list(lexer.get_tokens(source.rstrip('\n'))))
    lines = [[]]
    for kind, text in tokens:
        for index, part in enumerate(text.split('\n')):
            if index:
                lines.append([])
            _append(lines[-1], kind, part)
    return lines


def _with_calls(tokens):
    """Names before a bracket are calls: of a class if capitalized, otherwise of a function."""
    made = []
    for index, (kind, text) in enumerate(tokens):
        after = tokens[index + 1][1] if index + 1 < len(tokens) else ''
        called = kind in t.Name and kind not in t.Name.Decorator and after.startswith('(')
        if called and text[0].isupper():
            made.append(('class', text))
        elif called and _class_of(kind) != 'builtin':
            made.append(('function', text))
        else:
            # A dot does not look like an operator.
            made.append(('' if text == '.' else _class_of(kind), text))
    return made


def _class_of(kind):
    return next((name for group, name in _RULES if kind in group), '')


def _append(line, kind, text):
    if not text:
        return
    # Space has no colour, so it joins the text before it.
    if line and (line[-1][0] == kind or text.isspace()):
        line[-1][1] += text
    else:
        line.append(['' if text.isspace() else kind, text])
