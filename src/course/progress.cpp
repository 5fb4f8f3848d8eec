#include "course/progress.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "encoding/json_writer.hpp"
#include "net/errors.hpp"
#include "net/response.hpp"

namespace course {
namespace {

using encoding::JsonWriter;
using nlohmann::json;

constexpr int progress_format = 1;
// More than any quiz has, to detect damaged numbers.
constexpr int most_options = 99;
constexpr int most_resets = 1'000'000;
constexpr int most_tries = 1'000'000;
constexpr int widest_lesson = 100'000;
// More than any course has. Storing more would leave no room for the next answer.
constexpr std::size_t most_lessons = 500;
// More bytes than any id of a course.
constexpr std::size_t longest_id = 200;

// As they are stored, by PredictionResult.
constexpr std::array<std::string_view, 3> result_names = {"right", "wrong", "skipped"};

// "" if it is no text. The comparisons of nlohmann_json would take half a kilobyte of a first visit.
std::string_view text_of(const json& value) {
  return value.is_string() ? value.get_ref<const std::string&>() : std::string_view();
}

std::optional<PredictionResult> result_named(const json& name) {
  const auto found = std::ranges::find(result_names, text_of(name));
  if (found == result_names.end()) return {};
  return static_cast<PredictionResult>(found - result_names.begin());
}

std::optional<int> whole_number(const json& value, int least, int most) {
  if (!value.is_number_integer()) return {};
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT32_MAX) return {};
  const auto number = value.get<std::int64_t>();
  if (number < least || number > most) return {};
  return static_cast<int>(number);
}

bool is_id(const std::string& text) { return text.size() <= longest_id; }
bool is_id(const json& value) {
  return value.is_string() && is_id(value.get_ref<const std::string&>());
}

// A name from storage, quoted and shortened for a message.
std::string quoted(std::string name) {
  constexpr std::size_t told = 40;
  if (name.size() > told) {
    const auto is_inside_a_character = [](char byte) { return (byte & 0xC0) == 0x80; };
    std::size_t end = told;
    while (end > 0 && is_inside_a_character(name[end])) --end;
    name.replace(end, std::string::npos, "…");
  }
  return '"' + name + '"';
}

// Takes what is valid and lists what is not.
class Salvage {
 public:
  Progress take(const json& stored) {
    Progress progress;
    if (const json* lessons = object(stored, "lessons", "the lessons")) {
      for (const auto& [slug, value] : lessons->items()) {
        const bool fits = progress.lessons.size() < most_lessons && is_id(slug);
        if (value.is_object() && fits) progress.lessons[slug] = lesson(slug, value);
        else dropped_.push_back("the lesson " + quoted(slug));
      }
    }
    if (const json* settings = object(stored, "settings", "the settings")) {
      progress.settings = take_settings(*settings);
    }
    return progress;
  }

  // "" if nothing was dropped.
  std::string problem() const {
    if (dropped_.empty()) return {};
    constexpr std::size_t named = 3;
    std::string text = "Part of your stored progress could not be read and was dropped: ";
    for (std::size_t i = 0; i < std::min(dropped_.size(), named); ++i) {
      text += (i > 0 ? ", " : "") + dropped_[i];
    }
    if (dropped_.size() > named) {
      text += " and " + std::to_string(dropped_.size() - named) + " more";
    }
    return text + ". Everything else was kept.";
  }

 private:
  const json* object(const json& parent, const char* key, const char* name) {
    const auto found = parent.find(key);
    if (found == parent.end()) return nullptr;
    if (found->is_object()) return &*found;
    dropped_.emplace_back(name);
    return nullptr;
  }

  LessonProgress lesson(const std::string& slug, const json& stored) {
    const std::string of = " of the lesson " + quoted(slug);
    LessonProgress made;
    if (stored.contains("sections"))
      made.sections = take_ids(stored["sections"], "section", " read" + of);
    if (stored.contains("exercises"))
      made.exercises = take_ids(stored["exercises"], "exercise", " solved" + of);
    if (stored.contains("answers")) {
      made.answers = take_answers(stored["answers"], 0, "answer", of);
    }
    if (stored.contains("first")) {
      made.first = take_answers(stored["first"], Answer::unknown, "first answer", of);
    }
    if (stored.contains("tries")) take_tries(stored["tries"], of, made);
    if (stored.contains("predictions")) take_predictions(stored["predictions"], of, made);
    if (stored.contains("position")) {
      if (is_id(stored["position"])) made.position = stored["position"];
      else dropped_.push_back("the position" + of);
    }
    const auto answered = static_cast<int>(made.answers.size());
    made.score = number(stored, "score", answered, "the score" + of);
    made.deeper = number(stored, "deeper", answered, "the deeper score" + of);
    made.resets = number(stored, "resets", most_resets, "the resets of the quiz" + of);
    made.submitted = number(stored, "submitted", 1, "whether the exam was submitted" + of) == 1;
    return made;
  }

  int number(const json& stored, const char* key, int most, std::string name) {
    if (!stored.contains(key)) return 0;
    const auto value = whole_number(stored[key], 0, most);
    if (!value) dropped_.push_back(std::move(name));
    return value.value_or(0);
  }

  std::set<std::string> take_ids(const json& stored, const std::string& kind,
                                 const std::string& of) {
    std::set<std::string> made;
    if (!stored.is_array()) {
      dropped_.push_back("the " + kind + "s" + of);
      return made;
    }
    for (const json& id : stored) {
      if (is_id(id)) made.insert(id.get<std::string>());
      else dropped_.push_back((kind.front() == 'e' ? "an " : "a ") + kind + of);
    }
    return made;
  }

  std::map<std::string, Answer> take_answers(const json& stored, int least, const std::string& kind,
                                             const std::string& of) {
    std::map<std::string, Answer> made;
    if (!stored.is_object()) {
      dropped_.push_back("the " + kind + "s" + of);
      return made;
    }
    for (const auto& [id, value] : stored.items()) {
      const bool sound = value.is_object() && value.contains("hash") && is_id(value["hash"]) &&
                         value.contains("option") && is_id(id);
      const auto option = sound ? whole_number(value["option"], least, most_options) : std::nullopt;
      if (option) made[id] = {value["hash"].get<std::string>(), *option};
      else dropped_.push_back("the " + kind + " " + quoted(id) + of);
    }
    return made;
  }

  void take_tries(const json& stored, const std::string& of, LessonProgress& made) {
    if (!stored.is_object()) {
      dropped_.push_back("the numbers of tries" + of);
      return;
    }
    for (const auto& [id, value] : stored.items()) {
      const auto tries = is_id(id) ? whole_number(value, 1, most_tries) : std::nullopt;
      if (tries) made.tries[id] = *tries;
      else dropped_.push_back("the number of tries at " + quoted(id) + of);
    }
  }

  void take_predictions(const json& stored, const std::string& of, LessonProgress& made) {
    if (!stored.is_object()) {
      dropped_.push_back("the predictions" + of);
      return;
    }
    for (const auto& [key, value] : stored.items()) {
      const auto result = is_id(key) ? result_named(value) : std::nullopt;
      if (result) made.predictions[key] = *result;
      else dropped_.push_back("the prediction " + quoted(key) + of);
    }
  }

  Settings take_settings(const json& stored) {
    Settings made;
    if (stored.contains("theme")) {
      const json& stored_theme = stored["theme"];
      const std::string_view theme = text_of(stored_theme);
      const bool known = theme == "dark" || theme == "light" || theme.empty();
      if (stored_theme.is_string() && known) made.theme = theme;
      else dropped_.emplace_back("the theme");
    }
    if (stored.contains("text")) {
      if (const auto text = whole_number(stored["text"], 1, 3)) made.text = *text;
      else dropped_.emplace_back("the text size");
    }
    made.split.lesson = number(stored, "lesson", widest_lesson, "the width of the lesson");
    made.split.hidden = number(stored, "hidden", 1, "whether the lesson is hidden") == 1;
    return made;
  }

  std::vector<std::string> dropped_;
};

// Members are in the order of their names, as earlier editions wrote them.
void write(JsonWriter& to, const std::map<std::string, Answer>& answers) {
  to.begin_object();
  for (const auto& [id, answer] : answers) {
    to.key(id).begin_object();
    to.member("hash", answer.hash).member("option", answer.option).end_object();
  }
  to.end_object();
}

void write(JsonWriter& to, const std::set<std::string>& ids) {
  to.begin_array();
  for (const std::string& id : ids) to.value(id);
  to.end_array();
}

void write(JsonWriter& to, const LessonProgress& lesson) {
  to.begin_object().key("answers");
  write(to, lesson.answers);
  to.member("deeper", lesson.deeper);
  if (!lesson.exercises.empty()) write(to.key("exercises"), lesson.exercises);
  to.key("first");
  write(to, lesson.first);
  to.member("position", lesson.position);
  if (!lesson.predictions.empty()) {
    to.key("predictions").begin_object();
    for (const auto& [key, result] : lesson.predictions)
      to.member(key, result_names.at(static_cast<std::size_t>(result)));
    to.end_object();
  }
  to.member("resets", lesson.resets).member("score", lesson.score);
  write(to.key("sections"), lesson.sections);
  if (lesson.submitted) to.member("submitted", 1);
  if (!lesson.tries.empty()) {
    to.key("tries").begin_object();
    for (const auto& [id, tries] : lesson.tries) to.member(id, tries);
    to.end_object();
  }
  to.end_object();
}

LoadedProgress afresh(const char* reason) {
  return {.problem = std::string("Your stored progress could not be read (") + reason +
                     "), so you are starting over. Your next answer will replace it."};
}

}  // namespace

LoadedProgress load_progress(std::string_view stored) {
  if (stored.empty()) return {};
  json document;
  try {
    document = net::parse_json(stored, "the progress");
  } catch (const net::InvalidJson&) {
    return afresh("it is damaged or cut off");
  }
  if (!document.is_object() || !document.contains("format"))
    return afresh("it has an unexpected form");
  const json& stored_format = document["format"];
  if (!stored_format.is_number()) return afresh("its format is unknown");
  const auto format = stored_format.get<double>();
  if (format < progress_format) return afresh("its format is unknown");
  if (format > progress_format) {
    return {.newer = true,
            .problem =
                "Your progress was stored by a newer version of this page. It is left "
                "unchanged, and what you do now is not stored. Reload to get the newer version."};
  }
  Salvage salvage;
  LoadedProgress loaded{.progress = salvage.take(document)};
  loaded.problem = salvage.problem();
  return loaded;
}

std::string dump_progress(const Progress& progress) {
  JsonWriter to;
  to.begin_object().member("format", progress_format).key("lessons").begin_object();
  for (const auto& [slug, lesson] : progress.lessons) write(to.key(slug), lesson);
  to.end_object().key("settings").begin_object();
  to.member("hidden", static_cast<int>(progress.settings.split.hidden));
  to.member("lesson", progress.settings.split.lesson).member("text", progress.settings.text);
  to.member("theme", progress.settings.theme).end_object().end_object();
  return std::move(to).text();
}

}  // namespace course
