#include "ui/stage/words/outside_text.hpp"

#include <algorithm>

namespace ui {
namespace {

/// The error without the operation's label, which is said already.
std::string_view without_label(std::string_view error, std::string_view label) {
  if (label.empty() || !error.starts_with(label)) return error;
  const std::string_view rest = error.substr(label.size());
  return rest.starts_with(": ") ? rest.substr(2) : error;
}

/// "404 Not Found", "503".
bool is_error_status(std::string_view answer) {
  constexpr std::size_t digits = 3;
  if (answer.size() < digits || (answer[0] != '4' && answer[0] != '5')) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::ranges::all_of(answer.substr(0, digits), digit) &&
         (answer.size() == digits || answer[digits] == ' ');
}

}  // namespace

std::string outside_end_text(trace::Outcome outcome, std::string_view label,
                             std::string_view answer, const std::string& after) {
  switch (outcome) {
    case trace::Outcome::failed: {
      const std::string words = "failed" + after;
      return answer.empty() ? words : words + ": " + std::string(without_label(answer, label));
    }
    case trace::Outcome::cancelled: return "cancelled" + after;
    case trace::Outcome::returned: break;
  }
  return (answer.empty() ? "ended" : std::string(answer)) + after;
}

Token outside_end_token(trace::Outcome outcome, std::string_view answer) {
  if (outcome == trace::Outcome::cancelled) return Token::muted;
  const bool failed = outcome == trace::Outcome::failed || is_error_status(answer);
  return failed ? Token::failed : Token::waiting;
}

}  // namespace ui
