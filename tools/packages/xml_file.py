"""An XML document as the bytes of a file, indented.

    files['imsmanifest.xml'] = xml_file(manifest)

Not for elements that mix text and elements: indenting would add white space to the text.
"""
from xml.etree import ElementTree


def xml_file(root):
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding='utf-8')
