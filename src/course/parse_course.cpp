#include <set>
#include <string>

#include "course/json_cursor.hpp"
#include "course/parse.hpp"
#include "course/parse_blocks.hpp"
#include "course/parse_format.hpp"

namespace course {
namespace {

LessonInfo parse_info(const JsonCursor& at) {
  const auto word = [](const JsonCursor& item) { return item.word(); };
  LessonInfo info;
  info.slug = at.word("slug");
  info.number = at.integer("number", 1, 999);
  info.title = at.word("title");
  info.minutes = at.integer("minutes", 1, 999);
  info.topics = at.list("topics", word);
  info.summary = at.text("summary");
  info.sections = at.list("sections", [](const JsonCursor& section) {
    return SectionInfo{section.word("id"), section.word("title")};
  });
  info.questions = at.list("questions", word);
  if (at.has("deeper")) info.deeper = at.list("deeper", word);
  return info;
}

Opening parse_opening(const JsonCursor& at) {
  return {.lesson = at.word("lesson"),
          .demo = at.word("demo"),
          .title = at.word("title"),
          .sentence = at.word("sentence"),
          .step = static_cast<std::size_t>(at.integer("step", 0, 99'999)),
          .python = parse_code(at.member("python"))};
}

}  // namespace

Course parse_course(std::string_view json, std::string_view where) {
  const nlohmann::json document = parse_document(json, where);
  const JsonCursor at(document, where);
  check_format(at);
  Course course{at.word("title"), at.text("summary"), at.list("lessons", parse_info)};
  std::set<std::string> slugs;
  for (std::size_t i = 0; i < course.lessons.size(); ++i) {
    if (slugs.insert(course.lessons[i].slug).second) continue;
    const JsonCursor lessons = at.member("lessons");
    lessons.element(i).fail("repeats the slug \"" + course.lessons[i].slug + "\"");
  }
  if (at.has("opening")) course.opening = parse_opening(at.member("opening"));
  return course;
}

}  // namespace course
