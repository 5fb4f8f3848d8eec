#include "ui/widgets/line_breaker.hpp"

#include <utility>

namespace ui {
namespace {

bool chip(TextRun::Kind kind) { return kind == TextRun::Kind::code || kind == TextRun::Kind::chip; }

}  // namespace

LineBreaker::LineBreaker(TextStyle style, float width, const Metrics& metrics)
    : style_(style), width_(width), metrics_(metrics) {}

void LineBreaker::add(const TextRun& run) {
  const std::string_view text = run.text;
  const std::size_t index = runs_++;
  std::size_t start = 0;
  while (start < text.size()) {
    if (text[start] == '\n') {
      place_cluster();
      break_line(true);
      ++start;
      continue;
    }
    std::size_t end = text.find_first_of(" \n", start);
    if (end == std::string_view::npos) end = text.size();
    while (end < text.size() && text[end] == ' ') ++end;
    cluster_.push_back({&run, index, text.substr(start, end - start)});
    if (text[end - 1] == ' ') place_cluster();
    start = end;
  }
}

void LineBreaker::finish() {
  place_cluster();
  if (!line_.empty() || lines.empty()) break_line(false);
}

float LineBreaker::cursor(const Line& line) {
  if (line.empty()) return 0;
  const Piece& last = line.back();
  return last.x + last.width + (chip(last.kind) ? RichText::chip_padding : 0);
}

/// The line's end without trailing spaces, which may extend beyond the edge.
float LineBreaker::visible_end(const Line& line) const {
  if (line.empty()) return 0;
  const Piece& last = line.back();
  const std::size_t kept = last.text.find_last_not_of(' ');
  const std::size_t spaces = last.text.size() - (kept == std::string::npos ? 0 : kept + 1);
  const float space = metrics_.advance(run_style(style_, last.kind), ' ');
  return cursor(line) - static_cast<float>(spaces) * space;
}

void LineBreaker::append(Line& line, const Segment& segment) const {
  const TextRun& run = *segment.run;
  const float width = metrics_.width(run_style(style_, run.kind), segment.text);
  if (!line.empty() && line.back().run == segment.index) {
    line.back().text += segment.text;
    line.back().width += width;
    return;
  }
  const float x = cursor(line) + (chip(run.kind) ? RichText::chip_padding : 0);
  line.push_back(
      {std::string(segment.text), run.kind, run.link_id, run.href, segment.index, x, width});
}

void LineBreaker::place_cluster() {
  if (cluster_.empty()) return;
  Line tried = line_;
  for (const Segment& segment : cluster_) append(tried, segment);
  if (visible_end(tried) > width_ && !line_.empty()) {
    break_line(false);
    tried.clear();
    for (const Segment& segment : cluster_) append(tried, segment);
  }
  if (visible_end(tried) <= width_) {
    line_ = std::move(tried);
  } else {
    for (const Segment& segment : cluster_) place_letters(segment);
  }
  cluster_.clear();
}

void LineBreaker::place_letters(const Segment& segment) {
  for (std::size_t at = 0; at < segment.text.size();) {
    const std::size_t start = at;
    next_code_point(segment.text, at);
    const Segment letter{segment.run, segment.index, segment.text.substr(start, at - start)};
    Line tried = line_;
    append(tried, letter);
    if (visible_end(tried) > width_ && !line_.empty()) {
      break_line(false);
      append(line_, letter);
    } else {
      line_ = std::move(tried);
    }
  }
}

void LineBreaker::break_line(bool forced) {
  // A chip ends at its last letter; the space after it stays in the text for copying.
  if (!line_.empty() && chip(line_.back().kind) && line_.back().text.ends_with(' ')) {
    Piece& last = line_.back();
    const std::size_t kept = last.text.find_last_not_of(' ') + 1;
    std::string spaces = last.text.substr(kept);
    last.text.resize(kept);
    last.width = metrics_.width(run_style(style_, last.kind), last.text);
    const float x = cursor(line_);
    const float width = metrics_.width(style_, spaces);
    line_.push_back({std::move(spaces), TextRun::Kind::plain, {}, {}, line_.back().run, x, width});
  }
  lines.push_back(std::move(line_));
  hard.push_back(after_forced_);
  after_forced_ = forced;
  line_.clear();
}

}  // namespace ui
