"""The name of a program that runs in the page, which addresses carry: web/host/runs/code.js reads it.

    name_of_program('hello.py', 'print("hello")\n')     # 'code:q1bKS8…'
"""
import base64
import json
import zlib

LONGEST = len('code:') + 8192  # as in web/host/runs/code.js


def name_of_program(name, text):
    given = json.dumps({'name': name, 'text': text}, ensure_ascii=False, separators=(',', ':'))
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(given.encode()) + deflate.flush()
    return 'code:' + base64.urlsafe_b64encode(packed).decode().rstrip('=')
