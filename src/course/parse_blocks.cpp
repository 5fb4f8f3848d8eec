#include "course/parse_blocks.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace course {
namespace {

// Blocks contain blocks; deep nesting must not exhaust the stack. Each level takes at most three steps of the
// path.
constexpr int deepest = 60;

// A bundle may link to other sites and within this one, but never to a script.
std::string parse_href(const JsonCursor& at) {
  std::string href = at.word();
  constexpr std::array<std::string_view, 4> starts{"https://", "http://", "../", "#"};
  if (std::ranges::none_of(starts, [&](std::string_view s) { return href.starts_with(s); })) {
    at.fail("should be a link that starts with \"https://\", \"http://\", \"../\" or \"#\"");
  }
  return href;
}

Run parse_run(const JsonCursor& at) {
  Run run{.text = at.text("text")};
  if (at.has("style")) {
    const JsonCursor place = at.member("style");
    const std::string style = place.text();
    if (style == "strong") run.style = RunStyle::strong;
    else if (style == "em") run.style = RunStyle::em;
    else if (style == "code") run.style = RunStyle::code;
    else place.fail("should be strong, em or code");
  }
  if (at.has("href")) run.href = parse_href(at.member("href"));
  return run;
}

// A piece of code begins with the letter of its class.
CodeSpan parse_span(const JsonCursor& at) {
  static constexpr std::pair<char, const char*> classes[] = {
      {' ', ""},         {'k', "keyword"},   {'s', "string"},   {'n', "number"},
      {'c', "comment"},  {'f', "function"},  {'b', "builtin"},  {'t', "class"},
      {'o', "operator"}, {'d', "decorator"}, {'v', "constant"},
  };
  const std::string text = at.word();
  const auto* found = std::ranges::find(classes, text[0], &std::pair<char, const char*>::first);
  if (found == std::end(classes)) at.fail("should begin with the letter of a class");
  return {found->second, text.substr(1)};
}

CodeLine parse_line(const JsonCursor& at) { return at.list(parse_span); }

Callout::Kind parse_kind(const JsonCursor& at) {
  const std::string kind = at.text();
  if (kind == "note") return Callout::Kind::note;
  if (kind == "warning") return Callout::Kind::warning;
  at.fail("should be note or warning");
}

Table parse_table(const JsonCursor& at) {
  Table table;
  table.head = at.list("head", parse_runs);
  if (table.head.empty()) at.member("head").fail("should not be empty");
  table.rows = at.list("rows", [&](const JsonCursor& row) {
    auto cells = row.list(parse_runs);
    if (cells.size() != table.head.size()) {
      row.fail("should have " + std::to_string(table.head.size()) +
               (table.head.size() == 1 ? " cell" : " cells") + ", like the head");
    }
    return cells;
  });
  return table;
}

Block parse_block(const JsonCursor& at) {
  if (at.depth() > deepest) at.fail("is nested too deeply");
  const JsonCursor place = at.member("type");
  const std::string type = place.text();
  if (type == "paragraph") return {Paragraph{parse_runs(at.member("runs"))}};
  if (type == "heading") {
    return {Heading{at.integer("level", 3, 4), at.word("id"), parse_runs(at.member("runs"))}};
  }
  if (type == "list") return {List{at.boolean("ordered"), at.list("items", parse_blocks)}};
  if (type == "callout") {
    return {Callout{parse_kind(at.member("kind")), at.word("title"),
                    parse_blocks(at.member("blocks"))}};
  }
  if (type == "table") return {parse_table(at)};
  if (type == "source") {
    return {Source{at.word("label"), at.word("title"), parse_href(at.member("href")),
                   parse_blocks(at.member("blocks"))}};
  }
  if (type == "listings") {
    return {Listings{at.word("id"), parse_code(at.member("python")),
                     parse_code(at.member("javascript"))}};
  }
  if (type == "open-run") return {RunOpener{at.word("label")}};
  if (type == "demo") return {DemoCard{at.word("demo")}};
  place.fail("is \"" + type + "\", a block type that this app does not know");
}

}  // namespace

std::vector<Run> parse_runs(const JsonCursor& at) { return at.list(parse_run); }

Code parse_code(const JsonCursor& at) { return {at.word("file"), at.list("lines", parse_line)}; }

std::vector<Block> parse_blocks(const JsonCursor& at) { return at.list(parse_block); }

}  // namespace course
