/// Writes the bundle of a lesson that is none of the course's, with one demo and without a quiz.
///
///     reader::BundleWriter out;
///     out.begin({.slug = "play", .title = "run.json"});
///     out.demo("run");                        // blocks before the first section
///     out.begin_section("tasks", "The tasks");
///     out.paragraph({{.text = "None."}});
///     std::string bundle = std::move(out).end();
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "encoding/json_writer.hpp"

namespace reader {

/// A piece of text; `href` is "" unless it is a link.
struct Run {
  std::string text;
  std::string style{};  ///< "code", "strong", "em" or ""
  std::string href{};
};
using Runs = std::vector<Run>;

class BundleWriter {
 public:
  struct Head {
    std::string slug;
    std::string label;  ///< what it is, above the title
    std::string title;
    std::string summary;
    std::string demo;     ///< its id
    std::string section;  ///< the id of the section to which it belongs
    std::string file;     ///< of its listing
  };

  void begin(const Head& head);
  void begin_section(std::string_view id, std::string_view title);

  // Blocks of the introduction or of the section that was begun last.
  void paragraph(const Runs& runs);
  void list(const std::vector<Runs>& items);
  /// Each row has as many cells as the head.
  void table(const std::vector<std::string>& head, const std::vector<std::vector<Runs>>& rows);
  void warning(std::string_view title, std::string_view text);
  void note(std::string_view title, const std::vector<Runs>& paragraphs);
  void demo(std::string_view id);
  void open_run(std::string_view label);

  [[nodiscard]] std::string end() &&;

 private:
  encoding::JsonWriter& block(std::string_view type);
  void write(const Runs& runs);
  void end_section();

  encoding::JsonWriter json_;
  int sections_ = 0;
};

}  // namespace reader
