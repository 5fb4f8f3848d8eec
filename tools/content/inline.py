"""Converts Markdown's inline tokens to runs of text.

    inline = Inline(problems, path)
    runs = inline.runs(token, line)      # of a block's inline token
    runs = inline.parse('Use `await`', line)
"""
import re

from markdown_it import MarkdownIt

_STYLES = {'strong_open': 'strong', 'em_open': 'em'}
_WEB = re.compile(r'https?://[^\s/]+')


class Inline:
    def __init__(self, problems, path):
        self._problems = problems
        self._path = path
        self._markdown = MarkdownIt('commonmark')
        self.fragments = []  # (fragment, line) of every link inside the lesson

    def parse(self, text, line):
        """The runs of a separate text, such as an option of a quiz."""
        (token,) = self._markdown.parseInline(text)
        return self.runs(token, line)

    def runs(self, token, line):
        made = []
        styles = []
        href = None
        for child in token.children or []:
            kind = child.type
            if kind in ('text', 'code_inline'):
                style = 'code' if kind == 'code_inline' else (styles[-1] if styles else None)
                _append(made, child.content, style, href)
            elif kind in ('softbreak', 'hardbreak'):
                line += 1
                _append(made, ' ', styles[-1] if styles else None, href)
            elif kind in _STYLES:
                styles.append(_STYLES[kind])
            elif kind in ('strong_close', 'em_close'):
                styles.pop()
            elif kind == 'link_open':
                href = self._href(child.attrGet('href'), line)
            elif kind == 'link_close':
                href = None
            else:
                self._refuse(kind, child.content, line)
        return made

    def plain(self, token, line):
        return ''.join(run['text'] for run in self.runs(token, line))

    def web_address(self, href, line):
        """Reports an address that is not a web address."""
        if not _WEB.match(href or ''):
            self._problems.add(self._path, line, f'"{href}" is not a web address', 'Begin the address with https://.')
        return href

    def _href(self, href, line):
        if href.startswith('#'):
            self.fragments.append((href[1:], line))
        elif not href.startswith('../'):
            self.web_address(href, line)
        return href

    def _refuse(self, kind, content, line):
        if kind == 'html_inline':
            self._problems.add(self._path, line, f'raw HTML ({content}) is not supported',
                               'Use Markdown, and put code such as <b> between backticks.')
        elif kind == 'image':
            self._problems.add(self._path, line, 'images are not supported',
                               'Say it in words, or show it as a listing or a demo.')
        else:
            self._problems.add(self._path, line, f'this Markdown ({kind}) is not supported',
                               'Use plain text, `code`, **strong**, *emphasis* and links.')


def _append(runs, text, style, href):
    if not text:
        return
    last = runs[-1] if runs else None
    if last and last.get('style') == style and last.get('href') == href and style != 'code':
        last['text'] += text
        return
    run = {'text': text}
    if style:
        run['style'] = style
    if href:
        run['href'] = href
    runs.append(run)
