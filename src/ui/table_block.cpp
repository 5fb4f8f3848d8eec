// A table whose columns share the width by what is in them.
#include <algorithm>
#include <memory>
#include <numeric>

#include "ui/blocks.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kCellGap = 20;
constexpr float kCellPadding = 8;

using Runs = std::vector<TextRun>;

// The width of the widest word, and of everything on one line.
struct Wish {
  float least = 0;
  float full = 0;
};

Wish wish(const Runs& runs, const Metrics& metrics) {
  constexpr float kEndless = 1e6F;
  const RichText line(runs, TextStyle::small, kEndless, metrics);
  Wish made{0, line.width() + RichText::kChipPadding};
  for (const TextRun& run : runs) {
    const bool code = run.kind == TextRun::Kind::code;
    for (std::size_t at = 0; at < run.text.size();) {
      std::size_t end = run.text.find(' ', at);
      if (end == std::string::npos) end = run.text.size();
      const float word = metrics.width(run_style(TextStyle::small, run.kind),
                                       std::string_view(run.text).substr(at, end - at));
      made.least = std::max(made.least, word + (code ? 2 * RichText::kChipPadding : 0) + 1);
      at = end + 1;
    }
  }
  return made;
}

// Every column gets its widest word; what is left goes where lines would be broken.
std::vector<float> share(const std::vector<Wish>& wishes, float width) {
  std::vector<float> widths;
  float missing = 0;
  for (const Wish& each : wishes) {
    widths.push_back(each.least);
    missing += std::max(0.0F, each.full - each.least);
  }
  const float left = width - std::accumulate(widths.begin(), widths.end(), 0.0F);
  if (left <= 0) return widths;
  const float part = missing > 0 ? std::min(1.0F, left / missing) : 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    widths[i] += part * std::max(0.0F, wishes[i].full - wishes[i].least);
  }
  // Beyond that, evenly, so that the hairlines span the column.
  const float rest = width - std::accumulate(widths.begin(), widths.end(), 0.0F);
  for (float& each : widths) each += rest / static_cast<float>(widths.size());
  return widths;
}

struct Cell {
  RichText text;
  Vec at;
  bool head;
};

}  // namespace

void Blocks::place(const course::Table& block, const std::string& id) {
  const Metrics& metrics = flow_.metrics();
  std::vector<std::vector<Runs>> rows;
  const auto add_row = [&](const std::vector<std::vector<course::Run>>& cells) {
    std::vector<Runs> row;
    for (const auto& cell : cells) {
      row.push_back(text_runs(cell, id + "/" + std::to_string(rows.size()) + "/" +
                                        std::to_string(row.size())));
    }
    rows.push_back(std::move(row));
  };
  add_row(block.head);
  for (const auto& row : block.rows) add_row(row);

  std::vector<Wish> wishes(block.head.size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < std::min(row.size(), wishes.size()); ++i) {
      const Wish each = wish(row[i], metrics);
      wishes[i].least = std::max(wishes[i].least, each.least);
      wishes[i].full = std::max(wishes[i].full, each.full);
    }
  }
  const float gaps = kCellGap * static_cast<float>(wishes.empty() ? 0 : wishes.size() - 1);
  const std::vector<float> widths = share(wishes, flow_.column.width - gaps);
  const float content = std::accumulate(widths.begin(), widths.end(), gaps);
  const Rect start = flow_.take(0);
  // Where even the widest words do not fit, the table scrolls sideways like a listing.
  const bool scrolls = content > flow_.column.width + 0.5F;
  const Vec origin = scrolls ? Vec{0, 0} : start.origin();

  auto cells = std::make_shared<std::vector<Cell>>();
  std::vector<float> lines;
  Node* scroll = nullptr;
  if (scrolls) scroll = &flow_.open(Role::scroll, id + "/scroll", "Table: " + course::plain_text(block.head.front()), Rect{});
  Node& table = flow_.open(Role::table, id, "", Rect{});
  float y = origin.y;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string row_id = id + "/" + std::to_string(r);
    Node& row = flow_.open(Role::row, row_id, "", Rect{});
    float height = 0;
    float x = origin.x;
    for (std::size_t c = 0; c < std::min(rows[r].size(), widths.size()); ++c) {
      RichText text(rows[r][c], TextStyle::small, widths[c], metrics);
      const Vec at{x, y + kCellPadding};
      flow_.open(r == 0 ? Role::column_header : Role::cell, row_id + "/" + std::to_string(c));
      text.record(flow_.leaf(Role::text, row_id + "/" + std::to_string(c) + "/text", {},
                             text.rect(at)));
      flow_.close();
      height = std::max(height, text.height());
      cells->push_back({std::move(text), at, r == 0});
      x += widths[c] + kCellGap;
    }
    row.rect = Rect{origin.x, y, content, height + 2 * kCellPadding};
    y = row.rect->bottom();
    lines.push_back(y - 1);
    flow_.close();
  }
  table.rect = Rect{origin.x, origin.y, content, y - origin.y};
  flow_.close();
  const Rect box = [&] {
    Rect taken = flow_.take(y - origin.y);
    taken.y = start.y;
    return taken;
  }();
  if (scroll != nullptr) {
    scroll->rect = box;
    scroll->content = {content, box.h};
    flow_.close();
  }
  const std::string scroll_id = id + "/scroll";
  flow_.paint(box, [=](Frame& frame) {
    if (scrolls) {
      const float offset = std::clamp(frame.input.scroll(scroll_id).x, 0.0F, content - box.w);
      frame.paint.push_clip(box);
      frame.paint.push_offset({box.x - offset, box.y});
    }
    for (const Cell& cell : *cells) {
      cell.text.paint(frame, cell.at, cell.head ? Token::muted : Token::text);
    }
    for (float line : lines) frame.paint.horizontal(origin.x, line, content, frame.theme[Token::line]);
    if (scrolls) {
      frame.paint.pop_offset();
      frame.paint.pop_clip();
    }
  });
}

}  // namespace ui
