#include "reader/checks/exercise.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "course/json_cursor.hpp"
#include "trace/names.hpp"

namespace reader {
namespace {

using course::JsonCursor;

// In the order of the enumerators, as tools/content/checks.py writes them.
constexpr std::array<std::string_view, 11> kinds = {
    "ends-at",      "ends-within",    "at-most",        "at-least", "prints", "prints-in-any-order",
    "left-running", "left-unnoticed", "blocks-at-most", "task",     "uses"};
static_assert(kinds.size() == static_cast<std::size_t>(CheckKind::uses) + 1);

int whole_number(const JsonCursor& place, const char* key) {
  return place.integer(key, 0, std::numeric_limits<std::int32_t>::max());
}

Run run_of(const JsonCursor& place) {
  Run run{.text = place.text("text")};
  if (place.has("style")) run.style = place.text("style");
  if (place.has("href")) run.href = place.text("href");
  return run;
}

Runs runs_of(const JsonCursor& place) { return place.list(run_of); }

CheckKind kind_of(const JsonCursor& place) {
  const auto* found = std::ranges::find(kinds, place.text());
  if (found == kinds.end()) place.fail("is not a check that this page knows");
  return static_cast<CheckKind>(found - kinds.begin());
}

template <class Kind>
Kind named(const JsonCursor& place) {
  const auto found = trace::named<Kind>(place.text());
  if (!found) place.fail("is not known to this page");
  return *found;
}

Check check_of(const JsonCursor& place) {
  Check check{.kind = kind_of(place.member("kind")),
              .says = place.text("says"),
              .hint = runs_of(place.member("hint"))};
  switch (check.kind) {
    case CheckKind::ends_at:
    case CheckKind::ends_within:
    case CheckKind::blocks_at_most: check.milliseconds = whole_number(place, "milliseconds"); break;
    case CheckKind::at_most:
    case CheckKind::at_least:
      check.number = static_cast<std::size_t>(whole_number(place, "number"));
      check.name = place.text("name");
      break;
    case CheckKind::prints:
    case CheckKind::prints_in_any_order:
      check.lines = place.list("lines", [](const JsonCursor& line) { return line.text(); });
      break;
    case CheckKind::task:
      check.name = place.text("name");
      check.outcome = named<trace::Outcome>(place.member("outcome"));
      break;
    case CheckKind::uses:
      check.name = place.text("name");
      check.object = named<trace::ObjectKind>(place.member("name"));
      break;
    case CheckKind::left_running:
    case CheckKind::left_unnoticed: break;
  }
  return check;
}

}  // namespace

Exercise exercise_from_json(std::string_view text) {
  const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
  const JsonCursor place(document, "The exercise");
  if (document.is_discarded()) place.fail("is not valid JSON");
  Exercise made{.title = place.text("title"),
                .task = place.list("task", runs_of),
                .checks = place.list("checks", check_of)};
  if (place.has("place")) made.place = place.text("place");
  if (place.has("next")) {
    const JsonCursor next = place.member("next");
    made.next = Exercise::Other{.title = next.text("title"), .href = next.text("href")};
  }
  if (made.checks.empty()) place.member("checks").fail("is empty");
  return made;
}

}  // namespace reader
