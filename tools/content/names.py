"""Names of lessons, headings and demos, and the corresponding names in C++.

    is_slug('async-python')          # True: a lesson, a heading or a demo may have this name
    identifier('async-python')       # 'async_python': the folder and namespace of the lesson's C++
    is_identifier('hello_gather')    # True: a function may have this name
"""
import re

_SLUG = re.compile(r'[a-z0-9]+(-[a-z0-9]+)*')
_IDENTIFIER = re.compile(r'[a-z][a-z0-9_]*')
# Keywords that would fit the pattern, `main`, and the namespace `detail` inside `demos`.
_TAKEN = set('''
    alignas alignof and and_eq asm auto bitand bitor bool break case catch char class co_await co_return co_yield compl
    concept const const_cast consteval constexpr constinit continue decltype default delete detail do double
    dynamic_cast else enum explicit export extern false float for friend goto if inline int long main mutable namespace
    new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires return
    short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try
    typedef typeid typename union unsigned using virtual void volatile while xor xor_eq
'''.split())


def is_slug(name):
    return bool(_SLUG.fullmatch(name))


def identifier(slug):
    return slug.replace('-', '_')


def is_identifier(name):
    return bool(_IDENTIFIER.fullmatch(name)) and '__' not in name and name not in _TAKEN
