#include "sample.hpp"

#include "course/parse.hpp"

nlohmann::json sample_lesson() {
  return nlohmann::json::parse(R"json({
    "format": 1, "slug": "one", "number": 2, "of": 3, "title": "One", "minutes": 5,
    "topics": ["loops", "tasks"], "summary": "A small lesson.",
    "intro": [{"type": "source", "label": "Primary Source", "title": "The Docs",
               "href": "https://example.org/docs",
               "blocks": [{"type": "paragraph", "runs": [{"text": "Read "},
                           {"text": "them", "href": "https://example.org/more"}]}]}],
    "sections": [
      {"id": "first", "number": 1, "title": "First Part", "blocks": [
        {"type": "paragraph", "runs": [{"text": "Some "}, {"text": "code", "style": "code"},
                                       {"text": " of "}, {"text": "weight", "style": "strong"}]},
        {"type": "heading", "level": 3, "id": "detail", "runs": [{"text": "A detail"}]},
        {"type": "list", "ordered": true, "items": [
          [{"type": "paragraph", "runs": [{"text": "one"}]}],
          [{"type": "demo", "demo": "greet"}]]},
        {"type": "callout", "kind": "warning", "title": "Mind this",
         "blocks": [{"type": "paragraph", "runs": [{"text": "It matters."}]}]},
        {"type": "table", "head": [[{"text": "Python"}], [{"text": "JavaScript"}]],
         "rows": [[[{"text": "a"}], [{"text": "b"}]], [[], [{"text": "d"}]]]},
        {"type": "listings", "id": "greet",
         "python": {"file": "greet.py", "lines": [["bprint", " (1)"], []]},
         "javascript": {"file": "greet.js", "lines": [[" console.log(1)"]]}},
        {"type": "demo", "demo": "greet"}]},
      {"id": "second", "number": 2, "title": "Second Part", "blocks": []}],
    "demos": [{"id": "greet", "title": "A greeting", "prompt": "Predict: what is printed?",
               "section": "first", "live": false,
               "predictions": [
                 {"id": "0a", "kind": "next-output", "question": "What is printed?",
                  "after": {"text": "beat", "open": "end", "which": 2}, "options": ["Bye", "Hello"]},
                 {"id": "0b", "kind": "number-of", "question": "How many beats?",
                  "texts": [{"text": "beat", "open": "end"}], "until": {"text": "Done"},
                  "before": {"text": "at", "open": "both"}, "options": ["1", "2"]},
                 {"id": "0c", "kind": "number-of", "question": "How many?", "counted": "requests",
                  "at": 1500, "options": ["1", "2"]},
                 {"id": "0d", "kind": "end-of", "question": "How does {task} end?", "task": 2,
                  "options": ["It returns", "It fails"]},
                 {"id": "0e", "kind": "order-of", "question": "In which order?",
                  "texts": [{"text": ": a", "open": "start"}, {"text": "b"}],
                  "options": ["a, then b", "b, then a"]}],
               "listing": {"python": {"file": "greet.py", "lines": [["bprint"]]},
                           "javascript": {"file": "greet.js", "lines": []},
                           "cpp": {"file": "greet.cpp", "lines": [["kint"]]}}}],
    "quiz": {"title": "Quiz", "questions": [
      {"id": "sum", "hash": "aa", "prompt": [{"text": "What is "}, {"text": "1 + 1", "style": "code"}],
       "options": [
        {"text": [{"text": "1"}], "correct": false, "explanation": [{"text": "Too little."}]},
        {"text": [{"text": "2"}], "correct": true, "explanation": [{"text": "So it is."}]},
        {"text": [{"text": "3"}], "correct": false, "explanation": [{"text": "Too much."}],
         "see": [{"text": "Second Part", "href": "#second"}]}],
       "see": [{"text": "First Part", "href": "#first"}]},
      {"id": "product", "hash": "bb", "prompt": [{"text": "What is 2 * 3?"}],
       "options": [
        {"text": [{"text": "6"}], "correct": true, "explanation": [{"text": "Yes."}]},
        {"text": [{"text": "5"}], "correct": false, "explanation": [{"text": "That is the sum."}]}]}],
      "deeper": [{"id": "order", "hash": "cc", "prompt": [{"text": "In what order?"}],
       "code": {"file": "order.py", "lines": [["bprint", " (1)"], []]},
       "options": [
        {"text": [{"text": "1", "style": "code"}], "correct": false, "explanation": [{"text": "No."}]},
        {"text": [{"text": "2", "style": "code"}], "correct": true, "explanation": [{"text": "Yes."}]}]}]},
    "glossary": [{"term": "ready queue", "definition": [{"text": "What can run now."}]}],
    "completion": {"title": "Well done!",
                   "blocks": [{"type": "paragraph", "runs": [{"text": "Back", "href": "../"}]}]}
  })json");
}

nlohmann::json sample_course() {
  return nlohmann::json::parse(R"json({
    "format": 1, "title": "A Course", "summary": "What it is about.", "of": 3,
    "lessons": [{"slug": "one", "number": 2, "title": "One", "minutes": 5, "topics": ["loops"],
                 "summary": "A small lesson.", "questions": ["sum", "product"], "deeper": ["order"],
                 "sections": [{"id": "first", "title": "First Part"},
                              {"id": "second", "title": "Second Part"}]}]
  })json");
}

std::string problem(const nlohmann::json& lesson) {
  try {
    course::parse_lesson(lesson.dump(), "one/lesson.json");
  } catch (const course::BundleError& error) {
    return error.what();
  }
  return "";
}

std::string remedy() {
  return ". Reload to try again; if that does not help, tell whoever runs the site.";
}
