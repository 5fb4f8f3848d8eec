"""A quiz as a content package of IMS Question and Test Interoperability 2.1.

    files = qti21(lesson)      # {'imsmanifest.xml': bytes, 'test.xml': bytes, 'items/promise-all.xml': bytes, …}

An item is a choiceInteraction with one right choice, worth 1. Each choice has its explanation as modal feedback.
Sources: QTI 2.1 Assessment, Section and Item Information Model; IMS Content Packaging 1.1.4.
"""
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markup import code, element, plain
from parts import lettered, parts_of

_QTI = 'http://www.imsglobal.org/xsd/imsqti_v2p1'
_PACKAGE = 'http://www.imsglobal.org/xsd/imscp_v1p1'


def qti21(lesson):
    parts = parts_of(lesson)
    files = {_item_file(question): _text(_item(question)) for part in parts for question in part.questions}
    return {'imsmanifest.xml': _text(_manifest(lesson, parts)), 'test.xml': _text(_test(lesson, parts)), **files}


def _item(question):
    item = Element('assessmentItem', xmlns=_QTI, identifier=question['id'], title=plain(question['prompt']),
                   adaptive='false', timeDependent='false')
    right = next(letter for letter, option in lettered(question) if option['correct'])
    response = SubElement(item, 'responseDeclaration', identifier='RESPONSE', cardinality='single',
                          baseType='identifier')
    _value(SubElement(response, 'correctResponse'), right)
    score = SubElement(item, 'outcomeDeclaration', identifier='SCORE', cardinality='single', baseType='float',
                       normalMaximum='1')
    _value(SubElement(score, 'defaultValue'), '0')
    SubElement(item, 'outcomeDeclaration', identifier='FEEDBACK', cardinality='single', baseType='identifier')
    body = SubElement(item, 'itemBody')
    if 'code' in question:
        body.append(code(question['code']))
    choices = SubElement(body, 'choiceInteraction', responseIdentifier='RESPONSE', shuffle='false', maxChoices='1')
    choices.append(element('prompt', question['prompt']))
    for letter, option in lettered(question):
        choice = element('simpleChoice', option['text'])
        choice.attrib.update(identifier=letter, fixed='true')
        choices.append(choice)
    _add_processing(item)
    for letter, option in lettered(question):
        feedback = SubElement(item, 'modalFeedback', outcomeIdentifier='FEEDBACK', identifier=letter,
                              showHide='show')
        feedback.append(element('p', option['explanation']))
    return item


def _add_processing(item):
    """A right answer is worth 1; the feedback is that of the choice."""
    processing = SubElement(item, 'responseProcessing')
    condition = SubElement(processing, 'responseCondition')
    matches = SubElement(condition, 'responseIf')
    match = SubElement(matches, 'match')
    SubElement(match, 'variable', identifier='RESPONSE')
    SubElement(match, 'correct', identifier='RESPONSE')
    _set(matches, 'SCORE', Element('baseValue', baseType='float'), '1')
    _set(SubElement(condition, 'responseElse'), 'SCORE', Element('baseValue', baseType='float'), '0')
    _set(processing, 'FEEDBACK', Element('variable', identifier='RESPONSE'))


def _set(parent, outcome, expression, text=None):
    expression.text = text
    SubElement(parent, 'setOutcomeValue', identifier=outcome).append(expression)


def _test(lesson, parts):
    test = Element('assessmentTest', xmlns=_QTI, identifier=lesson['slug'], title=lesson['title'])
    part = SubElement(test, 'testPart', identifier='quiz', navigationMode='nonlinear',
                      submissionMode='individual')
    for section in parts:
        made = SubElement(part, 'assessmentSection', identifier='section-' + section.id, title=section.title,
                          visible='true')
        for question in section.questions:
            SubElement(made, 'assessmentItemRef', identifier=question['id'], href=_item_file(question))
    return test


def _manifest(lesson, parts):
    manifest = Element('manifest', xmlns=_PACKAGE, identifier='MANIFEST-' + lesson['slug'])
    metadata = SubElement(manifest, 'metadata')
    SubElement(metadata, 'schema').text = 'QTIv2.1 Package'
    SubElement(metadata, 'schemaversion').text = '1.0.0'
    SubElement(manifest, 'organizations')
    resources = SubElement(manifest, 'resources')
    test = _resource(resources, 'test', 'imsqti_test_xmlv2p1', 'test.xml')
    for part in parts:
        for question in part.questions:
            name = 'item-' + question['id']
            _resource(resources, name, 'imsqti_item_xmlv2p1', _item_file(question))
            SubElement(test, 'dependency', identifierref=name)
    return manifest


def _resource(resources, identifier, kind, file):
    made = SubElement(resources, 'resource', identifier=identifier, type=kind, href=file)
    SubElement(made, 'file', href=file)
    return made


def _value(parent, text):
    SubElement(parent, 'value').text = text


def _item_file(question):
    return f'items/{question["id"]}.xml'


def _text(root):
    return ElementTree.tostring(root, encoding='UTF-8', xml_declaration=True) + b'\n'
