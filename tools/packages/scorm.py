"""A site as a SCORM package, with a SCO for each lesson.

    files = scorm12(course, lessons, files)      # {'imsmanifest.xml': bytes, 'index.html': bytes, …}
    files = scorm2004(course, lessons, files)    # 4th edition

The manifests carry no mastery score or threshold: the lesson itself says when it is passed. Sources: SCORM 1.2 Content
Aggregation Model, 2.3; SCORM 2004 4th Edition Content Aggregation Model, 3.4, and Sequencing and Navigation, 3.
"""
from xml.etree.ElementTree import Element, SubElement

from xml_file import xml_file


def scorm12(course, lessons, files):
    manifest = Element('manifest', {
        'identifier': _identifier(lessons), 'version': '1.0',
        'xmlns': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
        'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2'})
    _metadata(manifest, '1.2')
    for _, item in _organization(manifest, course, lessons):
        item.set('parameters', '?lms=scorm12')
    _resources(manifest, lessons, files, 'adlcp:scormtype')
    return {'imsmanifest.xml': xml_file(manifest), **files}


def scorm2004(course, lessons, files):
    manifest = Element('manifest', {
        'identifier': _identifier(lessons), 'version': '1.0',
        'xmlns': 'http://www.imsglobal.org/xsd/imscp_v1p1',
        'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
        'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss'})
    _metadata(manifest, '2004 4th Edition')
    organization = None
    for organization, item in _organization(manifest, course, lessons):
        item.set('parameters', '?lms=scorm2004')
        # The lesson itself sets both, so a platform must not take opening it for completing it.
        SubElement(SubElement(item, 'imsss:sequencing'), 'imsss:deliveryControls',
                   {'completionSetByContent': 'true', 'objectiveSetByContent': 'true'})
    SubElement(SubElement(organization, 'imsss:sequencing'), 'imsss:controlMode', {'choice': 'true', 'flow': 'true'})
    _resources(manifest, lessons, files, 'adlcp:scormType')
    return {'imsmanifest.xml': xml_file(manifest), **files}


def _identifier(lessons):
    return 'loopstep-' + (lessons[0]['slug'] if len(lessons) == 1 else 'course')


def _metadata(manifest, version):
    metadata = SubElement(manifest, 'metadata')
    SubElement(metadata, 'schema').text = 'ADL SCORM'
    SubElement(metadata, 'schemaversion').text = version


def _organization(manifest, course, lessons):
    """Adds the tree of lessons, and returns it with the item of each."""
    organizations = SubElement(manifest, 'organizations', default='course')
    organization = SubElement(organizations, 'organization', identifier='course')
    SubElement(organization, 'title').text = lessons[0]['title'] if len(lessons) == 1 else course['title']
    items = []
    for lesson in lessons:
        item = SubElement(organization, 'item', identifier='item-' + lesson['slug'],
                          identifierref='sco-' + lesson['slug'])
        SubElement(item, 'title').text = lesson['title']
        items.append((organization, item))
    return items


def _resources(manifest, lessons, files, kind):
    """A lesson's own files are its SCO's; the others are shared by all."""
    resources = SubElement(manifest, 'resources')
    own = {name: lesson['slug'] for lesson in lessons for name in files if name.startswith(lesson['slug'] + '/')}
    for lesson in lessons:
        slug = lesson['slug']
        sco = SubElement(resources, 'resource', {
            'identifier': 'sco-' + slug, 'type': 'webcontent', kind: 'sco', 'href': slug + '/index.html'})
        for name in files:
            if own.get(name) == slug:
                SubElement(sco, 'file', href=name)
        SubElement(sco, 'dependency', identifierref='shared')
    shared = SubElement(resources, 'resource', {'identifier': 'shared', 'type': 'webcontent', kind: 'asset'})
    for name in files:
        if name not in own:
            SubElement(shared, 'file', href=name)
