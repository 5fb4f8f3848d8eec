"""The public address of a site, for packages that link to it instead of containing it.

    site_address('https://example.org/loopstep')      # 'https://example.org/loopstep/'
"""
import re

_FOLDER = re.compile(r'https?://[^\s/?#]+(/[^\s?#]*)?')
_EXAMPLE = 'https://example.org/loopstep/'


class BadAddress(Exception):
    """An address that cannot be the site's, and what to do."""


def site_address(text):
    """The address with a slash at its end.

    @raises BadAddress
    """
    if not _FOLDER.fullmatch(text):
        raise BadAddress(f'SITE: "{text}" is not an http or https address without "?" and "#". '
                         f'Remedy: give the address of the site\'s front page, such as {_EXAMPLE}')
    if text.endswith('.html'):
        raise BadAddress(f'SITE: "{text}" is the address of a page. '
                         f'Remedy: give that of its folder, such as {_EXAMPLE}')
    return text.rstrip('/') + '/'
