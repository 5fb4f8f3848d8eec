#include "course/parse_prediction.hpp"

#include <array>
#include <utility>

namespace course {
namespace {

using Kind = Prediction::Kind;
using Counted = Prediction::Counted;
using Moment = Prediction::Moment;

constexpr int most_texts = 99;
constexpr int latest = 1'000'000'000;  // milliseconds
constexpr int most_tasks = 1'000'000;

template <class Value, std::size_t Count>
Value one_of(const JsonCursor& at,
             const std::array<std::pair<std::string_view, Value>, Count>& names) {
  const std::string name = at.text();
  for (const auto& [known, value] : names)
    if (name == known) return value;
  at.fail("is \"" + name + "\", which this program does not know");
}

constexpr std::array<std::pair<std::string_view, Kind>, 9> kinds = {{
    {"next-output", Kind::next_output},
    {"last-output", Kind::last_output},
    {"next-step", Kind::next_step},
    {"next-printer", Kind::next_printer},
    {"first-of", Kind::first_of},
    {"order-of", Kind::order_of},
    {"time-of", Kind::time_of},
    {"number-of", Kind::number_of},
    {"end-of", Kind::end_of},
}};

constexpr std::array<std::pair<std::string_view, Counted>, 3> countables = {{
    {"outputs", Counted::outputs},
    {"tasks", Counted::tasks},
    {"requests", Counted::requests},
}};

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
                  .kind = one_of(at.member("kind"), kinds),
                  .question = at.word("question")};
  if (made.kind == Kind::number_of)
    made.counted = at.has("counted") ? one_of(at.member("counted"), countables) : Counted::texts;
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
  if (at.has("wrong"))
    made.wrong = at.list("wrong", [](const JsonCursor& option) { return option.word(); });
  return made;
}

}  // namespace course
