"""A site as a cmi5 package, with an assignable unit (AU) for each lesson.

    files = cmi5(course, lessons, files)     # {'cmi5.xml': bytes, 'index.html': bytes, …}

It carries no mastery score: the lesson itself says when it is passed. Source: cmi5, 1st edition, 13 and 14.
"""
import uuid
from xml.etree.ElementTree import Element, SubElement

from xml_file import xml_file

# Where the ids come from; the same lesson always has the same one.
_IDS = uuid.UUID('6f9a9a0e-1f8e-5d3c-9c76-4f0f5c1a2b3d')


def cmi5(course, lessons, files):
    structure = Element('courseStructure', xmlns='https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd')
    one = len(lessons) == 1
    made = SubElement(structure, 'course', id=_iri('course/' + (lessons[0]['slug'] if one else '')))
    _words(made, 'title', lessons[0]['title'] if one else course['title'])
    _words(made, 'description', lessons[0]['summary'] if one else course['summary'])
    for lesson in lessons:
        # Completed: every section read and every question answered. Passed: enough of the answers are right.
        unit = SubElement(structure, 'au', id=_iri('lesson/' + lesson['slug']), moveOn='CompletedAndPassed',
                          launchMethod='AnyWindow')
        _words(unit, 'title', lesson['title'])
        _words(unit, 'description', lesson['summary'])
        SubElement(unit, 'url').text = lesson['slug'] + '/index.html?lms=cmi5'
    return {'cmi5.xml': xml_file(structure), **files}


def _iri(name):
    return f'urn:uuid:{uuid.uuid5(_IDS, name)}'


def _words(parent, tag, text):
    SubElement(SubElement(parent, tag), 'langstring', lang='en').text = text
