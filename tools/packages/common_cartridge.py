"""A course as a Common Cartridge 1.3: links to the lessons on the site, and their quizzes.

    files = common_cartridge(course, lessons, 'https://example.org/loopstep/')
    # {'imsmanifest.xml': bytes, 'async-python/link.xml': bytes, 'async-python/quiz.xml': bytes, …}

`lessons` are the bundles, each with its quiz. The course has a module for each lesson, with the link first. No score is
prescribed: the platform's own settings decide who passes.

Source: Common Cartridge 1.3 Profile, Implementation.
"""
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from parts import parts_of
from qti12 import qti12
from xml_file import xml_file

_PACKAGE = 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1'
_METADATA = 'http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest'
_LINK = 'http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3'


@dataclass
class _Resource:
    identifier: str
    kind: str
    title: str
    file: str
    data: bytes


def common_cartridge(course, lessons, address):
    modules = [(lesson, _resources_of(lesson, address)) for lesson in lessons]
    resources = [resource for _, made in modules for resource in made]
    return {'imsmanifest.xml': xml_file(_manifest(course, modules, resources)),
            **{resource.file: resource.data for resource in resources}}


def _resources_of(lesson, address):
    slug = lesson['slug']
    link = _Resource('link-' + slug, 'imswl_xmlv1p3', lesson['title'], f'{slug}/link.xml',
                     xml_file(_link(lesson['title'], f'{address}{slug}/')))
    return [link, *(_quiz(lesson, part) for part in parts_of(lesson))]


def _link(title, url):
    link = Element('webLink', xmlns=_LINK)
    SubElement(link, 'title').text = title
    # A frame in the platform's page would rarely have the width for the lesson and its stage.
    SubElement(link, 'url', href=url, target='_blank')
    return link


def _quiz(lesson, part):
    """The title names the lesson too, because platforms list the quizzes of all modules together."""
    identifier = f'{part.id}-{lesson["slug"]}'
    title = f'{lesson["title"]}: {part.title}'
    return _Resource(identifier, 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment', title, f'{lesson["slug"]}/{part.id}.xml',
                     qti12(identifier, title, part.questions))


def _manifest(course, modules, resources):
    manifest = Element('manifest', {'identifier': 'loopstep-course', 'xmlns': _PACKAGE, 'xmlns:lomimscc': _METADATA})
    _add_metadata(manifest, course)
    organization = SubElement(SubElement(manifest, 'organizations'), 'organization', identifier='course',
                              structure='rooted-hierarchy')
    root = SubElement(organization, 'item', identifier='root')
    for lesson, made in modules:
        module = _item(root, 'module-' + lesson['slug'], lesson['title'])
        for resource in made:
            _item(module, 'item-' + resource.identifier, resource.title).set('identifierref', resource.identifier)
    listed = SubElement(manifest, 'resources')
    for resource in resources:
        # The profile forbids a href at a link or a quiz.
        made = SubElement(listed, 'resource', identifier=resource.identifier, type=resource.kind)
        SubElement(made, 'file', href=resource.file)
    return manifest


def _add_metadata(manifest, course):
    metadata = SubElement(manifest, 'metadata')
    SubElement(metadata, 'schema').text = 'IMS Common Cartridge'
    SubElement(metadata, 'schemaversion').text = '1.3.0'
    general = SubElement(SubElement(metadata, 'lomimscc:lom'), 'lomimscc:general')
    _words(general, 'lomimscc:title', course['title'])
    SubElement(general, 'lomimscc:language').text = 'en'
    _words(general, 'lomimscc:description', course['summary'])


def _words(parent, tag, text):
    SubElement(SubElement(parent, tag), 'lomimscc:string', language='en').text = text


def _item(parent, identifier, title):
    item = SubElement(parent, 'item', identifier=identifier)
    SubElement(item, 'title').text = title
    return item
