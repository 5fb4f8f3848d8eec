#include "trace/chrome_events.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "encoding/json_writer.hpp"

namespace trace {

namespace {

using encoding::JsonWriter;

constexpr int process = 1;

JsonWriter begun(std::string_view name, char phase, std::uint32_t row) {
  JsonWriter json;
  json.begin_object().member("name", name).member("ph", std::string_view(&phase, 1));
  json.member("pid", process).member("tid", row);
  return json;
}

/// As Chrome writes ids: readers take a text for a number in base 16.
std::string id_text(std::uint32_t id) {
  std::array<char, 8> digits{};
  char* const begin = digits.data();
  return "0x" + std::string(begin, std::to_chars(begin, begin + digits.size(), id, 16).ptr);
}

}  // namespace

void ChromeEvents::describe(std::string_view what, std::uint32_t row, std::string_view args) {
  head_ += head_.empty() ? "\n" : ",\n";
  head_ += begun(what, 'M', row).text() + ",\"args\":" + std::string(args) + "}";
}

void ChromeEvents::name_process(std::string_view name) {
  JsonWriter args;
  describe("process_name", process, args.begin_object().member("name", name).end_object().text());
}

void ChromeEvents::name_row(std::uint32_t row, std::string_view name, std::uint32_t order) {
  JsonWriter args;
  describe("thread_name", row, args.begin_object().member("name", name).end_object().text());
  JsonWriter sorts;
  describe("thread_sort_index", row,
           sorts.begin_object().member("sort_index", order).end_object().text());
}

void ChromeEvents::add(const ChromeEvent& event) {
  const std::size_t begin = text_.size();
  JsonWriter json = begun(event.name, event.phase, event.row);
  json.member("ts", event.at);
  if (event.phase == 'X') json.member("dur", event.duration);
  if (!event.category.empty()) json.member("cat", event.category);
  if (event.id != 0) json.member("id", id_text(event.id));
  if (event.phase == 'i') json.member("s", "t");
  // Without it the flow would end at the next slice of the row that begins.
  if (event.phase == 'f') json.member("bp", "e");
  text_ += json.text();
  if (!event.args.empty()) text_.append(",\"args\":").append(event.args);
  text_ += '}';
  places_.push_back({event.at, event.duration, begin, text_.size() - begin});
}

std::string ChromeEvents::write(std::string_view about) && {
  // What begins at the same time as the slice around it follows that slice.
  std::ranges::stable_sort(places_, [](const Place& a, const Place& b) {
    return a.at != b.at ? a.at < b.at : a.duration > b.duration;
  });
  std::string out = "{\"displayTimeUnit\":\"ms\",\"otherData\":" + std::string(about);
  out += ",\"traceEvents\":[" + head_;
  out.reserve(out.size() + text_.size() + 2 * places_.size() + 8);
  for (const Place& place : places_) {
    out += out.back() == '[' ? "\n" : ",\n";
    out.append(text_, place.begin, place.size);
  }
  return out + "\n]}\n";
}

}  // namespace trace
