"""Texts of a lesson as XHTML.

    paragraph = element('p', prompt)             # <p>What does <code>await</code> do?</p>
    listing = code(question['code'])             # <pre><code>import asyncio …</code></pre>
    html = stem(question)                        # '<p>What is printed?</p><pre><code>import asyncio …</code></pre>'
    words = plain(prompt)                        # 'What does await do?'

A text is a list of runs, as the content compiler writes them: {'text', 'style'?, 'href'?}. Links are left out, since
a package does not know where the site is.
"""
from xml.etree import ElementTree

_TAGS = {'code': 'code', 'strong': 'strong', 'em': 'em'}


def element(tag, runs):
    """The runs inside an element of that name."""
    made = ElementTree.Element(tag)
    for run in runs:
        style = _TAGS.get(run.get('style'))
        target = ElementTree.SubElement(made, style) if style else made
        _add_text(target, run['text'])
    return made


def code(listing):
    made = ElementTree.Element('pre')
    ElementTree.SubElement(made, 'code').text = '\n'.join(
        ''.join(piece[1:] for piece in line) for line in listing['lines'])  # without the letter of its class
    return made


def plain(runs):
    return ''.join(run['text'] for run in runs)


def stem(question):
    """What a question asks, as text: its prompt, and its program if it has one."""
    listing = markup(code(question['code'])) if 'code' in question else ''
    return markup(element('p', question['prompt'])) + listing


def markup(made):
    """An element as text, without a namespace."""
    return ElementTree.tostring(made, encoding='unicode', short_empty_elements=True)


def inside(made):
    """The same without its own tags."""
    text = markup(made)
    return text[text.index('>') + 1:text.rindex('<')] if len(made) or made.text else ''


def _add_text(target, text):
    first, *more = text.split('\n')
    _append(target, first)
    for line in more:
        ElementTree.SubElement(target, 'br')
        _append(target, line)


def _append(target, text):
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or '') + text
    else:
        target.text = (target.text or '') + text
