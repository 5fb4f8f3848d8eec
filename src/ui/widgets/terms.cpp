#include "ui/widgets/terms.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "ui/widgets/rich_text.hpp"

namespace ui {
namespace {

constexpr std::string_view mark = "#term=";

/// Of a word or a name: "task" is no term in "_on_task_done".
bool is_letter(char c) { return c == '_' || std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

/// The length of the term at the start of `words`, in the singular or plural; 0 if it is not there.
std::size_t length_of(std::string_view term, std::string_view words) {
  if (words.size() < term.size() ||
      !std::ranges::equal(term, words.substr(0, term.size()), same_letter))
    return 0;
  std::size_t length = term.size();
  if (length < words.size() && words[length] == 's') ++length;
  return length < words.size() && is_letter(words[length]) ? 0 : length;
}

std::string address_of(std::string term) {
  std::ranges::replace(term, ' ', '-');
  return std::string(mark) + term;
}

}  // namespace

std::string linked_term(std::string_view address) {
  const std::size_t start = address.rfind(mark);
  if (start == std::string_view::npos) return {};
  std::string term(address.substr(start + mark.size()));
  std::ranges::replace(term, '-', ' ');
  return term;
}

std::vector<TextRun> term_runs(const std::vector<course::Definition>* glossary,
                               std::string_view words, const std::string& id) {
  std::vector<TextRun> runs;
  std::set<std::string_view> linked;
  std::size_t done = 0;  // up to there the words are in the runs
  const auto add = [&](std::size_t end, TextRun run) {
    if (end > done) run.text = words.substr(done, end - done);
    if (end > done) runs.push_back(std::move(run));
    done = end;
  };
  for (std::size_t i = 0; glossary != nullptr && i < words.size(); ++i) {
    if (i > 0 && is_letter(words[i - 1])) continue;
    std::string_view term;
    std::size_t length = 0;
    for (const course::Definition& definition : *glossary) {
      const std::size_t found = length_of(definition.term, words.substr(i));
      if (found <= length) continue;
      term = definition.term;
      length = found;
    }
    if (length == 0 || !linked.insert(term).second) continue;
    add(i, {});
    const std::string address = address_of(std::string(term));
    add(i + length, {.text = {}, .link_id = id + address, .href = address});
    i += length - 1;
  }
  add(words.size(), {});
  return runs;
}

void term_heading(Frame& frame, const std::string& id, std::string_view words, Vec at) {
  const RichText text(term_runs(frame.glossary, words, id), TextStyle::small_strong,
                      frame.metrics.width(TextStyle::small_strong, words) + 1, frame.metrics);
  text.draw(frame, id, at, Token::muted, Role::heading).level = 3;
}

}  // namespace ui
