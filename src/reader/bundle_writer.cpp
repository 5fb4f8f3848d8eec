#include "reader/bundle_writer.hpp"

namespace reader {

void BundleWriter::begin(const Head& head) {
  json_.begin_object().member("format", 1).member("slug", head.slug).member("label", head.label);
  json_.member("title", head.title).member("summary", head.summary);
  json_.key("topics").begin_array().end_array();
  json_.key("demos").begin_array().begin_object();
  json_.member("id", head.demo).member("title", "The run");
  json_.member("prompt", "Step through it, and back.").member("section", head.section);
  json_.member("live", false);
  json_.key("listing").begin_object().key("python").begin_object().member("file", head.file);
  json_.key("lines").begin_array().end_array().end_object().end_object();
  json_.end_object().end_array();
  json_.key("intro").begin_array();
}

void BundleWriter::end_section() {
  json_.end_array();
  if (sections_ > 0) json_.end_object();
}

void BundleWriter::begin_section(std::string_view id, std::string_view title) {
  end_section();
  if (sections_ == 0) json_.key("sections").begin_array();
  json_.begin_object().member("id", id).member("number", ++sections_).member("title", title);
  json_.key("blocks").begin_array();
}

std::string BundleWriter::end() && {
  end_section();
  json_.end_array().end_object();
  return std::move(json_).text();
}

encoding::JsonWriter& BundleWriter::block(std::string_view type) {
  return json_.begin_object().member("type", type);
}

void BundleWriter::write(const Runs& runs) {
  json_.begin_array();
  for (const Run& run : runs) {
    json_.begin_object().member("text", run.text);
    if (!run.style.empty()) json_.member("style", run.style);
    if (!run.href.empty()) json_.member("href", run.href);
    json_.end_object();
  }
  json_.end_array();
}

void BundleWriter::paragraph(const Runs& runs) {
  block("paragraph").key("runs");
  write(runs);
  json_.end_object();
}

void BundleWriter::list(const std::vector<Runs>& items) {
  block("list").member("ordered", false).key("items").begin_array();
  for (const Runs& item : items) {
    json_.begin_array();
    paragraph(item);
    json_.end_array();
  }
  json_.end_array().end_object();
}

void BundleWriter::table(const std::vector<std::string>& head,
                         const std::vector<std::vector<Runs>>& rows) {
  block("table").key("head").begin_array();
  for (const std::string& name : head) write({{.text = name}});
  json_.end_array().key("rows").begin_array();
  for (const std::vector<Runs>& row : rows) {
    json_.begin_array();
    for (const Runs& cell : row) write(cell);
    json_.end_array();
  }
  json_.end_array().end_object();
}

void BundleWriter::warning(std::string_view title, std::string_view text) {
  block("callout").member("kind", "warning").member("title", title).key("blocks").begin_array();
  paragraph({{.text = std::string(text)}});
  json_.end_array().end_object();
}

void BundleWriter::note(std::string_view title, const std::vector<Runs>& paragraphs) {
  block("callout").member("kind", "note").member("title", title).key("blocks").begin_array();
  for (const Runs& runs : paragraphs) paragraph(runs);
  json_.end_array().end_object();
}

void BundleWriter::demo(std::string_view id) { block("demo").member("demo", id).end_object(); }

void BundleWriter::open_run(std::string_view label) {
  block("open-run").member("label", label).end_object();
}

}  // namespace reader
