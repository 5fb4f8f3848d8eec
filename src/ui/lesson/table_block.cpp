// A table whose columns share the width according to their contents. If they do not fit, each row becomes a
// block with its cells one below the other.
#include <algorithm>

#include "ui/lesson/blocks.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float cell_gap = 20;
constexpr float least_cell_gap = 12;
constexpr float outdent = 16;  // minimum, for a table that is wider than the prose
constexpr float cell_padding = 8;
constexpr float widest = 860;

using Runs = std::vector<TextRun>;

/// The width of the widest word, and of the whole text on one line.
struct ColumnWidth {
  float least = 0;
  float full = 0;
};

ColumnWidth width_of(const Runs& runs, const Metrics& metrics) {
  constexpr float endless = 1e6F;
  const RichText line(runs, TextStyle::small, endless, metrics);
  ColumnWidth made{0, line.width() + RichText::chip_padding + 1};
  for (const TextRun& run : runs) {
    const bool code = run.kind == TextRun::Kind::code;
    for (std::size_t at = 0; at < run.text.size();) {
      std::size_t end = run.text.find(' ', at);
      if (end == std::string::npos) end = run.text.size();
      const float word = metrics.width(run_style(TextStyle::small, run.kind),
                                       std::string_view(run.text).substr(at, end - at));
      made.least = std::max(made.least, word + (code ? 2 * RichText::chip_padding : 0) + 1);
      at = end + 1;
    }
  }
  return made;
}

/// The texts of the cells, starting with the head. Ids of links start with that of their cell.
std::vector<std::vector<Runs>> texts(const course::Table& table, const std::string& id) {
  std::vector<std::vector<Runs>> rows;
  const auto add = [&](const std::vector<std::vector<course::Run>>& cells) {
    std::vector<Runs> row;
    for (const auto& cell : cells) {
      row.push_back(text_runs(
          cell, id + "/" + std::to_string(rows.size()) + "/" + std::to_string(row.size())));
    }
    rows.push_back(std::move(row));
  };
  add(table.head);
  for (const auto& row : table.rows) add(row);
  return rows;
}

std::vector<ColumnWidth> column_widths(const std::vector<std::vector<Runs>>& rows,
                                       const Metrics& metrics) {
  std::vector<ColumnWidth> columns(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const ColumnWidth each = width_of(row[i], metrics);
      columns[i].least = std::max(columns[i].least, each.least);
      columns[i].full = std::max(columns[i].full, each.full);
    }
  }
  return columns;
}

/// Every column gets the width of its widest word. The rest goes to columns whose lines would be broken,
/// and what is left then is shared evenly, so that the rules span the whole width.
std::vector<float> share(const std::vector<ColumnWidth>& columns, float width) {
  float least = 0;
  float missing = 0;
  for (const ColumnWidth& each : columns) {
    least += each.least;
    missing += each.full - each.least;
  }
  const float left = std::max(0.0F, width - least);
  const float part = missing > 0 ? std::min(1.0F, left / missing) : 0;
  const float rest = std::max(0.0F, left - missing) / static_cast<float>(columns.size());
  std::vector<float> widths;
  for (const ColumnWidth& each : columns)
    widths.push_back(each.least + part * (each.full - each.least) + rest);
  return widths;
}

struct Cell {
  RichText text;
  Vec at;
  bool head;
};

void paint_cells(Frame& frame, const std::vector<Cell>& cells, const std::vector<float>& lines,
                 const Rect& box) {
  for (const Cell& cell : cells) {
    cell.text.paint(frame, cell.at, cell.head ? Token::muted : Token::text);
  }
  for (float line : lines) frame.paint.horizontal(box.x, line, box.w, frame.theme[Token::line]);
}

}  // namespace

void Blocks::place(const course::Table& block, const std::string& id) {
  const Metrics& metrics = flow_.metrics();
  const auto rows = texts(block, id);
  const std::vector<ColumnWidth> columns = column_widths(rows, metrics);
  const auto between = static_cast<float>(columns.size() - 1);
  const float gaps = cell_gap * between;
  float full = gaps;
  float least = gaps;
  for (const ColumnWidth& each : columns) {
    full += each.full;
    // Prose with one word per line is unreadable.
    least += std::min(each.full, std::max(each.least, 110 * metrics.text_scale));
  }
  if (least > flow_.column.width) return place_stacked(block, id);

  // A table may be wider than the prose to avoid broken lines. A little wider would look like a mistake:
  // then its columns are closer together, or it is clearly wider.
  const float prose = flow_.column.width;
  const float tight = full - (cell_gap - least_cell_gap) * between;
  const float width = tight <= prose
                          ? prose
                          : std::min(std::max(full, prose + 2 * outdent),
                                     std::max(prose, std::min(flow_.column.wide_width, widest)));
  const float gap = tight <= prose && full > prose ? cell_gap - (full - prose) / between : cell_gap;
  const std::vector<float> widths = share(columns, width - gap * between);
  const Rect start = flow_.take(0);
  const float left = start.x - (width - flow_.column.width) / 2;
  std::vector<Cell> cells;
  std::vector<float> lines;
  float y = start.y;
  Node& table = flow_.open(Role::table, id, "", Rect{});
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string row_id = id + "/" + std::to_string(r);
    Node& row = flow_.open(Role::row, row_id, "", Rect{});
    float height = 0;
    float x = left;
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const std::string cell_id = row_id + "/" + std::to_string(c);
      RichText text(rows[r][c], TextStyle::small, widths[c], metrics);
      const Vec at{x, y + cell_padding};
      flow_.open(r == 0 ? Role::column_header : Role::cell, cell_id);
      text.record(flow_.leaf(Role::text, cell_id + "/text", {}, text.rect(at)));
      flow_.close();
      height = std::max(height, text.height());
      cells.push_back({std::move(text), at, r == 0});
      x += widths[c] + gap;
    }
    row.rect = Rect{left, y, width, height + 2 * cell_padding};
    y = row.rect->bottom();
    lines.push_back(y - 1);
    flow_.close();
  }
  const Rect box{left, start.y, width, y - start.y};
  table.rect = box;
  flow_.close();
  flow_.take(box.h);
  flow_.paint(box, [cells = std::move(cells), lines = std::move(lines), box](Frame& frame) {
    paint_cells(frame, cells, lines, box);
  });
}

/// Lays out each row with its first cell as a title and the others below it, each beside its column's name.
void Blocks::place_stacked(const course::Table& block, const std::string& id) {
  const Metrics& metrics = flow_.metrics();
  const auto rows = texts(block, id);
  const Rect start = flow_.take(0);
  float names = 0;
  for (std::size_t c = 1; c < rows[0].size(); ++c) {
    names = std::max(names, metrics.width(TextStyle::label, course::plain_text(block.head[c])));
  }
  names = std::min(names, start.w * 0.35F) + 14;
  std::vector<Cell> cells;
  std::vector<float> lines;
  float y = start.y;
  lines.push_back(y);
  Node& table = flow_.open(Role::table, id, "", Rect{});
  flow_.open(Role::row, id + "/0");
  for (std::size_t c = 0; c < block.head.size(); ++c) {
    flow_.leaf(Role::column_header, id + "/0/" + std::to_string(c),
               course::plain_text(block.head[c]));
  }
  flow_.close();
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const std::string row_id = id + "/" + std::to_string(r);
    Node& row = flow_.open(Role::row, row_id, "", Rect{});
    const float top = y;
    y += cell_padding + 2;
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const std::string cell_id = row_id + "/" + std::to_string(c);
      const float x = start.x + (c == 0 ? 0 : names);
      RichText text(rows[r][c], TextStyle::small, start.right() - x, metrics);
      if (c > 0) {
        RichText name(course::plain_text(block.head[c]), TextStyle::label, names - 14, metrics);
        const float drop = metrics.baseline(TextStyle::small) - metrics.baseline(TextStyle::label);
        cells.push_back({std::move(name), {start.x, y + drop}, true});
      }
      flow_.open(Role::cell, cell_id);
      text.record(flow_.leaf(Role::text, cell_id + "/text", {}, text.rect({x, y})));
      flow_.close();
      const float height = text.height();
      cells.push_back({std::move(text), {x, y}, false});
      y += height + 4;
    }
    y += cell_padding - 2;
    row.rect = Rect{start.x, top, start.w, y - top};
    lines.push_back(y - 1);
    flow_.close();
  }
  const Rect box{start.x, start.y, start.w, y - start.y};
  table.rect = box;
  flow_.close();
  flow_.take(box.h);
  flow_.paint(box, [cells = std::move(cells), lines = std::move(lines), box](Frame& frame) {
    paint_cells(frame, cells, lines, box);
  });
}

}  // namespace ui
