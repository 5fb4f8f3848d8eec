// A small lesson with one of everything, for tests of the lesson's views.
//   const course::Lesson& lesson = small_lesson();
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "course/parse.hpp"

inline const course::Lesson& small_lesson() {
  static const course::Lesson lesson = course::parse_lesson(R"json({
    "format": 1, "slug": "small", "number": 1, "of": 2, "title": "A small lesson", "minutes": 5,
    "topics": ["asyncio"], "summary": "One of everything.",
    "intro": [{"type": "source", "label": "Primary Source", "title": "The docs",
               "href": "https://docs.example.com/", "blocks": []}],
    "sections": [
      {"id": "first", "number": 1, "title": "First things", "blocks": [
        {"type": "paragraph", "runs": [{"text": "Call "}, {"text": "run()", "style": "code"},
          {"text": " and see "}, {"text": "why", "href": "https://example.com/why"}, {"text": "."}]},
        {"type": "list", "ordered": false, "items": [[{"type": "paragraph", "runs": [{"text": "an item"}]}]]},
        {"type": "callout", "kind": "warning", "title": "Mind this",
         "blocks": [{"type": "paragraph", "runs": [{"text": "It bites."}]}]},
        {"type": "demo", "demo": "hello"}]},
      {"id": "second", "number": 2, "title": "Second things", "blocks": [
        {"type": "heading", "level": 3, "id": "part", "runs": [{"text": "A part"}]},
        {"type": "table", "head": [[{"text": "Python"}], [{"text": "JavaScript"}]],
         "rows": [[[{"text": "await"}], [{"text": "await"}]]]},
        {"type": "listings", "id": "hello",
         "python": {"file": "hello.py", "lines": [["kimport", "  asyncio"], [], [" x = 1"]]},
         "javascript": {"file": "hello.js", "lines": [["kconst", "  x = 1;"]]}}]}],
    "demos": [{"id": "hello", "title": "Hello", "prompt": "Predict: what?", "section": "first",
      "live": false,
      "listing": {"python": {"file": "hello.py", "lines": [[" x = 1"]]},
                  "javascript": {"file": "hello.js", "lines": [[" x = 1"]]},
                  "cpp": {"file": "hello.cpp", "lines": [[" x = 1;"]]}}}],
    "quiz": {"title": "Quiz", "questions": [
      {"id": "q1", "hash": "h1", "prompt": [{"text": "Which?"}], "options": [
        {"text": [{"text": "This"}], "correct": false, "explanation": [{"text": "No, because."}]},
        {"text": [{"text": "That"}], "correct": true, "explanation": [{"text": "Yes, because."}]}],
       "see": [{"text": "Section: "}, {"text": "First things", "href": "#first"},
               {"text": "\nOn the stage: "}, {"text": "Hello, step 1", "href": "#demo=hello&step=1"}]},
      {"id": "q2", "hash": "h2", "prompt": [{"text": "When?"}], "options": [
        {"text": [{"text": "Now"}], "correct": true, "explanation": [{"text": "It is."}]},
        {"text": [{"text": "Later"}], "correct": false, "explanation": [{"text": "Too late."}]}]}],
      "deeper": [{"id": "d1", "hash": "h3", "prompt": [{"text": "In what order?"}],
        "code": {"file": "order.py", "lines": [[" print(1)"], [" print(2)"]]},
        "options": [
        {"text": [{"text": "2", "style": "code"}], "correct": false, "explanation": [{"text": "No."}]},
        {"text": [{"text": "1", "style": "code"}], "correct": true, "explanation": [{"text": "Yes."}]}]}]},
    "completion": {"title": "Done!", "blocks": [{"type": "paragraph", "runs": [{"text": "Well done."}]}]}
  })json",
                                                            "small/lesson.json");
  return lesson;
}
