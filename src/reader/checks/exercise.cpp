#include "reader/checks/exercise.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "trace/names.hpp"

namespace reader {
namespace {

using nlohmann::json;

// In the order of the enumerators, as tools/content/checks.py writes them.
constexpr std::array<std::string_view, 11> kinds = {
    "ends-at",      "ends-within",    "at-most",        "at-least", "prints", "prints-in-any-order",
    "left-running", "left-unnoticed", "blocks-at-most", "task",     "uses"};
static_assert(kinds.size() == static_cast<std::size_t>(CheckKind::uses) + 1);

[[noreturn]] void refuse(const std::string& problem) {
  throw ExerciseError("The exercise cannot be read: " + problem +
                      ". Reload the page; if that does not help, tell whoever runs the site.");
}

/// A value and where it is in the exercise.
class Place {
 public:
  Place(const json& value, std::string path) : value_(value), path_(std::move(path)) {}

  [[nodiscard]] bool has(const char* key) const {
    return value_.is_object() && value_.contains(key);
  }

  [[nodiscard]] Place member(const char* key) const {
    const std::string path = path_.empty() ? key : path_ + "." + key;
    if (!has(key)) refuse(path + " is missing");
    return {value_.at(key), path};
  }

  [[nodiscard]] std::string text() const {
    if (!value_.is_string()) refuse(path_ + " should be text");
    return value_.get<std::string>();
  }

  [[nodiscard]] std::int64_t number() const {
    const auto found = value_.is_number_integer() ? value_.get<std::int64_t>() : -1;
    if (found < 0 || found > std::numeric_limits<std::int32_t>::max())
      refuse(path_ + " should be a whole number, 0 or more");
    return found;
  }

  /// What `read` makes of each element.
  template <class Read>
  [[nodiscard]] auto list(Read read) const {
    if (!value_.is_array()) refuse(path_ + " should be a list");
    std::vector<decltype(read(*this))> made;
    for (std::size_t i = 0; i < value_.size(); ++i)
      made.push_back(read(Place(value_[i], path_ + "[" + std::to_string(i) + "]")));
    return made;
  }

  [[noreturn]] void fail(std::string_view problem) const {
    refuse(path_ + " " + std::string(problem));
  }

 private:
  const json& value_;
  std::string path_;
};

Run run_of(const Place& place) {
  Run run{.text = place.member("text").text()};
  if (place.has("style")) run.style = place.member("style").text();
  if (place.has("href")) run.href = place.member("href").text();
  return run;
}

Runs runs_of(const Place& place) { return place.list(run_of); }

CheckKind kind_of(const Place& place) {
  const auto* found = std::ranges::find(kinds, place.text());
  if (found == kinds.end()) place.fail("is not a check that this page knows");
  return static_cast<CheckKind>(found - kinds.begin());
}

template <class Kind>
Kind named(const Place& place) {
  const auto found = trace::named<Kind>(place.text());
  if (!found) place.fail("is not known to this page");
  return *found;
}

Check check_of(const Place& place) {
  Check check{.kind = kind_of(place.member("kind")),
              .says = place.member("says").text(),
              .hint = runs_of(place.member("hint"))};
  switch (check.kind) {
    case CheckKind::ends_at:
    case CheckKind::ends_within:
    case CheckKind::blocks_at_most:
      check.milliseconds = place.member("milliseconds").number();
      break;
    case CheckKind::at_most:
    case CheckKind::at_least:
      check.number = static_cast<std::size_t>(place.member("number").number());
      check.name = place.member("name").text();
      break;
    case CheckKind::prints:
    case CheckKind::prints_in_any_order:
      check.lines = place.member("lines").list([](const Place& line) { return line.text(); });
      break;
    case CheckKind::task:
      check.name = place.member("name").text();
      check.outcome = named<trace::Outcome>(place.member("outcome"));
      break;
    case CheckKind::uses:
      check.name = place.member("name").text();
      check.object = named<trace::ObjectKind>(place.member("name"));
      break;
    case CheckKind::left_running:
    case CheckKind::left_unnoticed: break;
  }
  return check;
}

}  // namespace

Exercise exercise_from_json(std::string_view text) {
  const json document = json::parse(text, nullptr, false);
  if (!document.is_object()) refuse("it is not a JSON object");
  const Place place(document, "");
  Exercise made{.title = place.member("title").text(),
                .task = place.member("task").list(runs_of),
                .checks = place.member("checks").list(check_of)};
  if (made.checks.empty()) refuse("checks is empty");
  return made;
}

}  // namespace reader
