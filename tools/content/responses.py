"""Recorded responses of a lesson, for demos that use the network.

    responses = read_responses(folder / 'api', problems)   # {'user_1.json': envelope}
    index(responses)                                       # {'GET https://…/users/1': 'user_1.json'}
"""
import re

from fields import load_json

# The list of responses, served beside them.
INDEX = 'index.json'

_METHOD = re.compile(r'[A-Z]+')
_URL = re.compile(r'https?://[^\s/]+/\S*')


def read_responses(folder, problems):
    made = {}
    requests = {}
    for path in sorted(folder.glob('*.json')):
        if path.name == INDEX:
            problems.add(path, 1, f'the name {INDEX} is taken by the list of responses', 'Rename the file.')
            continue
        fields = load_json(path, problems, 'Make the file readable.')
        if fields is None:
            continue
        envelope = _envelope(fields)
        made[path.name] = envelope
        request = _key(envelope)
        if request in requests:
            fields.problem('request', f'"{request}" is already answered by {requests[request]}',
                           'Keep one response for each request.')
        requests.setdefault(request, path.name)
    return made


def index(responses):
    """The file of each request."""
    return {_key(envelope): name for name, envelope in responses.items()}


def _key(envelope):
    return f'{envelope["request"]["method"]} {envelope["request"]["url"]}'


def _envelope(fields):
    fields.only(('request', 'delay', 'status', 'reason', 'headers'), ('body', 'text'))
    if fields.has('body') == fields.has('text'):
        fields.problem('text' if fields.has('text') else None, 'a response must have either "body" or "text"',
                       'Give JSON as "body", anything else as "text".')
    envelope = {'request': _request(fields.inner('request')),
                'delay': fields.number('delay', 0, 60),
                'status': fields.integer('status', 100, 599),
                'reason': fields.text('reason'),
                'headers': _headers(fields)}
    if fields.has('body'):
        envelope['body'] = fields.raw('body')
    elif isinstance(fields.raw('text'), str):
        envelope['text'] = fields.raw('text')
    elif fields.has('text'):
        fields.problem('text', '"text" should be text', 'Put the text in quotes, or give JSON as "body".')
    return envelope


def _request(fields):
    fields.only(('method', 'url'))
    method, url = fields.text('method'), fields.text('url')
    if method and not _METHOD.fullmatch(method):
        fields.problem('method', f'"{method}" is not an HTTP method', 'Write GET, POST or another method, in capitals.')
    if url and not _URL.fullmatch(url):
        fields.problem('url', f'"{url}" is not a full web address', 'Begin with https:// and a host, then a path.')
    return {'method': method, 'url': url}


def _headers(fields):
    headers = fields.raw('headers') or {}
    if isinstance(headers, dict) and all(isinstance(value, str) for value in headers.values()):
        return headers
    fields.problem('headers', '"headers" should map names to strings', 'Write {"content-type": "application/json"}.')
    return {}
