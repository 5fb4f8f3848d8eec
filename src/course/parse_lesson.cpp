#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "course/json_cursor.hpp"
#include "course/parse.hpp"
#include "course/parse_blocks.hpp"
#include "course/parse_format.hpp"
#include "course/parse_prediction.hpp"

namespace course {
namespace {

Section parse_section(const JsonCursor& at) {
  return {at.word("id"), at.integer("number", 1, 999), at.word("title"),
          parse_blocks(at.member("blocks"))};
}

// A recorded run has no listing in JavaScript.
Demo parse_demo(const JsonCursor& at, bool of_course) {
  Demo demo{.id = at.word("id"),
            .title = at.word("title"),
            .prompt = at.text("prompt"),
            .section = at.word("section"),
            .live = at.boolean("live"),
            .python = {},
            .javascript = {}};
  const JsonCursor listing = at.member("listing");
  demo.python = parse_code(listing.member("python"));
  if (of_course || listing.has("javascript"))
    demo.javascript = parse_code(listing.member("javascript"));
  if (listing.has("cpp")) demo.cpp = Code{.file = listing.member("cpp").word("file"), .lines = {}};
  if (at.has("run")) demo.run = at.word("run");
  if (at.has("javascriptRun")) demo.javascript_run = at.word("javascriptRun");
  if (at.has("predictions")) demo.predictions = at.list("predictions", parse_prediction);
  return demo;
}

std::vector<Run> parse_see(const JsonCursor& at) {
  return at.has("see") ? parse_runs(at.member("see")) : std::vector<Run>();
}

Question parse_question(const JsonCursor& at) {
  Question question{.id = at.word("id"),
                    .hash = at.word("hash"),
                    .prompt = parse_runs(at.member("prompt")),
                    .code = {},
                    .options = {}};
  if (at.has("code")) question.code = parse_code(at.member("code"));
  const std::vector<Run> see = parse_see(at);
  question.options = at.list("options", [&](const JsonCursor& option) {
    return Option{.text = parse_runs(option.member("text")),
                  .correct = option.boolean("correct"),
                  .explanation = parse_runs(option.member("explanation")),
                  .see = option.has("see") ? parse_see(option) : see};
  });
  if (std::ranges::count_if(question.options, &Option::correct) != 1) {
    at.member("options").fail("should have exactly one correct option");
  }
  return question;
}

Quiz parse_quiz(const JsonCursor& at) {
  Quiz quiz{
      .title = at.word("title"), .questions = at.list("questions", parse_question), .deeper = {}};
  if (at.has("threshold")) quiz.threshold = at.integer("threshold", 1, 100);
  if (at.has("deeper")) quiz.deeper = at.list("deeper", parse_question);
  return quiz;
}

Definition parse_definition(const JsonCursor& at) {
  return {at.word("term"), parse_runs(at.member("definition"))};
}

template <typename Item>
std::set<std::string> ids(const JsonCursor& at, const std::vector<Item>& items) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!seen.insert(items[i].id).second) {
      at.element(i).fail("repeats the id \"" + items[i].id + "\"");
    }
  }
  return seen;
}

void check_cards(const JsonCursor& at, const std::vector<Block>& blocks,
                 const std::set<std::string>& demos);

// Blocks inside a block, if it has any, are in the member `key`.
void check_inside(const JsonCursor& at, const char* key, const std::vector<Block>& blocks,
                  const std::set<std::string>& demos) {
  check_cards(at.member(key), blocks, demos);
}

// A card must refer to an existing demo.
void check_cards(const JsonCursor& at, const std::vector<Block>& blocks,
                 const std::set<std::string>& demos) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const JsonCursor place = at.element(i);
    const auto& content = blocks[i].content;
    if (const auto* card = std::get_if<DemoCard>(&content)) {
      if (!demos.contains(card->demo)) {
        place.member("demo").fail("names \"" + card->demo +
                                  "\", which is not a demo of this lesson");
      }
    } else if (const auto* callout = std::get_if<Callout>(&content)) {
      check_inside(place, "blocks", callout->blocks, demos);
    } else if (const auto* source = std::get_if<Source>(&content)) {
      check_inside(place, "blocks", source->blocks, demos);
    } else if (const auto* list = std::get_if<List>(&content)) {
      const JsonCursor items = place.member("items");
      for (std::size_t j = 0; j < list->items.size(); ++j) {
        check_cards(items.element(j), list->items[j], demos);
      }
    }
  }
}

// Answers are stored by id, those to deeper questions with the others.
void check_deeper(const JsonCursor& at, const std::vector<Question>& deeper,
                  const std::set<std::string>& asked) {
  ids(at, deeper);
  for (std::size_t i = 0; i < deeper.size(); ++i) {
    if (asked.contains(deeper[i].id)) {
      at.element(i).fail("repeats the id \"" + deeper[i].id + "\"");
    }
  }
}

// What only a lesson of the course has: its place there, a quiz and a completion.
void parse_course_parts(const JsonCursor& at, Lesson& lesson) {
  lesson.of = at.integer("of", 1, 999);
  lesson.number = at.integer("number", 1, lesson.of);
  lesson.minutes = at.integer("minutes", 1, 999);
  lesson.quiz = parse_quiz(at.member("quiz"));
  const JsonCursor completion = at.member("completion");
  lesson.completion = {completion.word("title"), parse_blocks(completion.member("blocks"))};
}

void check_quiz(const JsonCursor& quiz, const Quiz& parsed) {
  const std::set<std::string> asked = ids(quiz.member("questions"), parsed.questions);
  if (quiz.has("deeper")) check_deeper(quiz.member("deeper"), parsed.deeper, asked);
}

// Checks the references between the lesson's parts.
void check_references(const JsonCursor& at, const Lesson& lesson) {
  const JsonCursor sections = at.member("sections");
  const JsonCursor demos = at.member("demos");
  const std::set<std::string> section_ids = ids(sections, lesson.sections);
  const std::set<std::string> demo_ids = ids(demos, lesson.demos);
  for (std::size_t i = 0; i < lesson.demos.size(); ++i) {
    const std::string& section = lesson.demos[i].section;
    const JsonCursor demo = demos.element(i);
    if (!lesson.demos[i].predictions.empty())
      ids(demo.member("predictions"), lesson.demos[i].predictions);
    if (section_ids.contains(section)) continue;
    demo.member("section").fail("names \"" + section + "\", which is not a section of this lesson");
  }
  check_inside(at, "intro", lesson.intro, demo_ids);
  for (std::size_t i = 0; i < lesson.sections.size(); ++i) {
    check_inside(sections.element(i), "blocks", lesson.sections[i].blocks, demo_ids);
  }
  if (lesson.number == 0) return;
  check_quiz(at.member("quiz"), lesson.quiz);
  const JsonCursor completion = at.member("completion");
  check_inside(completion, "blocks", lesson.completion.blocks, demo_ids);
}

}  // namespace

Lesson parse_lesson(std::string_view json, std::string_view where) {
  const nlohmann::json document = parse_document(json, where);
  const JsonCursor at(document, where);
  check_format(at);
  Lesson lesson;
  lesson.slug = at.word("slug");
  if (at.has("label")) lesson.label = at.word("label");
  else parse_course_parts(at, lesson);
  lesson.title = at.word("title");
  lesson.topics = at.list("topics", [](const JsonCursor& topic) { return topic.word(); });
  lesson.summary = at.text("summary");
  lesson.intro = parse_blocks(at.member("intro"));
  lesson.sections = at.list("sections", parse_section);
  if (lesson.sections.empty()) at.member("sections").fail("should not be empty");
  lesson.demos = at.list(
      "demos", [&lesson](const JsonCursor& demo) { return parse_demo(demo, lesson.number > 0); });
  if (at.has("glossary")) lesson.glossary = at.list("glossary", parse_definition);
  check_references(at, lesson);
  return lesson;
}

void parse_programs(std::string_view json, std::string_view where, Lesson& lesson) {
  const nlohmann::json document = parse_document(json, where);
  const JsonCursor at(document, where);
  const JsonCursor programs = at.member("programs");
  for (Demo& demo : lesson.demos)
    if (demo.cpp && programs.has(demo.id.c_str()))
      demo.cpp = parse_code(programs.member(demo.id.c_str()));
}

}  // namespace course
