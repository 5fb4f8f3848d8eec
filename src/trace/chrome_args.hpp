/// What is said of an event of a Chrome trace.
///
///     trace::ChromeArgs().add("step", 9).add_some("label", "").text();   // {"step":9}; once only
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "encoding/json_writer.hpp"

namespace trace {

class ChromeArgs {
 public:
  ChromeArgs() { json_.begin_object(); }
  ChromeArgs& add(std::string_view name, const auto& value) {
    json_.member(name, value);
    return *this;
  }
  /// Nothing for an empty text or list.
  ChromeArgs& add_some(std::string_view name, std::string_view text) {
    return text.empty() ? *this : add(name, text);
  }
  ChromeArgs& add_list(std::string_view name, const auto& values) {
    if (values.empty()) return *this;
    json_.key(name).begin_array();
    for (const auto& value : values) json_.value(value);
    json_.end_array();
    return *this;
  }
  [[nodiscard]] std::string text() { return std::move(json_.end_object()).text(); }

 private:
  encoding::JsonWriter json_;
};

}  // namespace trace
