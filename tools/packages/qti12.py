"""A part of a quiz as an assessment of QTI 1.2.1, in the profile that Common Cartridge makes of it.

    data = qti12('quiz-sample', 'Sample: Quiz', part.questions)      # the bytes of an XML file

An item is a question with one right option, worth 1. Each option has its explanation as feedback. Texts are escaped
HTML, as in GIFT. The profile allows one section in an assessment, so each part of a quiz is one of its own.

Source: Common Cartridge 1.3 Profile, Implementation, and the rules in its schema of QTI 1.2.1. Comments name what
platforms make of a file beyond that.
"""
from xml.etree.ElementTree import Element, SubElement

from markup import element, inside, plain, stem
from parts import lettered
from xml_file import xml_file

# Canvas scores a response called "response" by its first condition alone.
_RESPONSE = 'RESPONSE'
_RIGHT = '100'  # percent of the item's weight
_WEIGHT = '1'


def qti12(identifier, title, questions):
    root = Element('questestinterop', xmlns='http://www.imsglobal.org/xsd/ims_qtiasiv1p2')
    assessment = SubElement(root, 'assessment', ident=identifier, title=title)
    _metadata(assessment, {
        'cc_profile': 'cc.exam.v0p1',
        'qmd_assessmenttype': 'Examination',  # the only one in the profile
        'qmd_scoretype': 'Percentage',
        'qmd_feedbackpermitted': 'Yes',
        'qmd_hintspermitted': 'No',
        'qmd_solutionspermitted': 'No',
        'cc_maxattempts': 'unlimited'})  # as in the lesson, where every answer can be changed
    section = SubElement(assessment, 'section', ident='section')
    for question in questions:
        _add_item(section, question)
    return xml_file(root)


def _add_item(section, question):
    item = SubElement(section, 'item', ident='question-' + question['id'], title=plain(question['prompt']))
    _metadata(SubElement(item, 'itemmetadata'), {
        'cc_profile': 'cc.multiple_choice.v0p1', 'cc_weighting': _WEIGHT, 'qmd_computerscored': 'Yes'})
    _add_presentation(item, question)
    _add_processing(item, question)
    for letter, option in lettered(question):
        feedback = SubElement(item, 'itemfeedback', ident=_feedback(letter))
        _add_html(SubElement(feedback, 'flow_mat'), _html(option['explanation']))


def _add_presentation(item, question):
    presentation = SubElement(item, 'presentation')
    _add_html(presentation, stem(question))
    response = SubElement(presentation, 'response_lid', ident=_RESPONSE, rcardinality='Single')
    choices = SubElement(response, 'render_choice', shuffle='No')
    for letter, option in lettered(question):
        _add_html(SubElement(choices, 'response_label', ident=letter), _html(option['text']))


def _add_processing(item, question):
    """A right answer scores; the feedback is that of the option.

    An option has one condition for both: if there are two, Canvas takes the score of the last. None continues:
    importers derived from Moodle's, such as Chamilo's, show the feedback of one that continues with every answer.
    """
    processing = SubElement(item, 'resprocessing')
    SubElement(SubElement(processing, 'outcomes'), 'decvar', varname='SCORE', vartype='Decimal', minvalue='0',
               maxvalue=_RIGHT)
    for letter, option in lettered(question):
        condition = SubElement(processing, 'respcondition', {'continue': 'No'})
        SubElement(SubElement(condition, 'conditionvar'), 'varequal', respident=_RESPONSE).text = letter
        if option['correct']:
            SubElement(condition, 'setvar', varname='SCORE', action='Set').text = _RIGHT
        SubElement(condition, 'displayfeedback', feedbacktype='Response', linkrefid=_feedback(letter))


def _feedback(letter):
    """Without "correct", "wrong", "solution" or "_C": Canvas takes such feedback for that of the whole question."""
    return 'feedback-' + letter


def _metadata(parent, fields):
    made = SubElement(parent, 'qtimetadata')
    for label, entry in fields.items():
        field = SubElement(made, 'qtimetadatafield')
        SubElement(field, 'fieldlabel').text = label
        SubElement(field, 'fieldentry').text = entry


def _add_html(parent, html):
    SubElement(SubElement(parent, 'material'), 'mattext', texttype='text/html').text = html


def _html(runs):
    return inside(element('p', runs))
