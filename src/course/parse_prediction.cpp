#include "course/parse_prediction.hpp"

#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace course {
namespace {

using Kind = Prediction::Kind;
using Counted = Prediction::Counted;
using Moment = Prediction::Moment;

constexpr std::size_t most_options = 6;
constexpr int most_texts = 99;
constexpr int latest = 1'000'000'000;  // milliseconds
constexpr int most_tasks = 1'000'000;

// In the order of the enumerators.
constexpr std::array<std::string_view, 9> kinds = {"next-output",  "last-output", "next-step",
                                                   "next-printer", "first-of",    "order-of",
                                                   "time-of",      "number-of",   "end-of"};
constexpr std::array<std::string_view, 3> countables = {"outputs", "tasks", "requests"};

std::size_t index_of(const JsonCursor& at, std::span<const std::string_view> names) {
  const std::string name = at.text();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (name == names[i]) return i;
  at.fail("is \"" + name + "\", which this program does not know");
}

PrintedText parse_text(const JsonCursor& at) {
  PrintedText made{.text = at.word("text")};
  if (at.has("open")) {
    const JsonCursor place = at.member("open");
    const std::string open = place.text();
    if (open != "start" && open != "end" && open != "both")
      place.fail("should be start, end or both");
    made.open_start = open != "end";
    made.open_end = open != "start";
  }
  if (at.has("which")) made.which = at.integer("which", 1, most_texts);
  return made;
}

// How many texts a question of a kind is about.
std::pair<std::size_t, std::size_t> wanted_texts(const Prediction& of) {
  switch (of.kind) {
    case Kind::first_of: return {2, 6};
    case Kind::order_of: return {2, 4};
    case Kind::time_of: return {1, 1};
    case Kind::number_of:
      return of.counted == Counted::texts ? std::pair{1UL, 1UL} : std::pair{0UL, 0UL};
    default: return {0, 0};
  }
}

void parse_texts(const JsonCursor& at, Prediction& made) {
  if (at.has("texts")) made.texts = at.list("texts", parse_text);
  const auto [least, most] = wanted_texts(made);
  if (made.texts.size() >= least && made.texts.size() <= most) return;
  const JsonCursor place = at.has("texts") ? at.member("texts") : at;
  place.fail("has " + std::to_string(made.texts.size()) + " texts, but needs " +
             std::to_string(least) + (most > least ? " to " + std::to_string(most) : ""));
}

}  // namespace

Prediction parse_prediction(const JsonCursor& at) {
  Prediction made{.id = at.word("id"),
                  .kind = static_cast<Kind>(index_of(at.member("kind"), kinds)),
                  .question = at.word("question")};
  if (made.kind == Kind::number_of)
    made.counted = at.has("counted")
                       ? static_cast<Counted>(index_of(at.member("counted"), countables))
                       : Counted::texts;
  parse_texts(at, made);
  if (at.has("until")) made.until = parse_text(at.member("until"));
  if (made.kind == Kind::end_of)
    made.task = static_cast<std::uint32_t>(at.integer("task", 1, most_tasks));
  for (const auto& [key, moment] :
       {std::pair{"after", Moment::after}, {"before", Moment::before}}) {
    if (!at.has(key)) continue;
    made.moment = moment;
    made.at = parse_text(at.member(key));
  }
  if (at.has("at")) {
    made.moment = Moment::time;
    made.time = at.integer("at", 0, latest) / 1000.0;
  }
  made.options = at.list("options", [](const JsonCursor& option) { return option.word(); });
  if (made.options.size() < 2 || made.options.size() > most_options)
    at.member("options").fail("should have 2 to 6 options");
  return made;
}

}  // namespace course
