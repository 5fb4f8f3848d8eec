#include "net/headers.hpp"

#include <algorithm>

#include "net/text.hpp"

namespace net {

void Headers::add(std::string name, std::string value) {
  fields_.emplace_back(std::move(name), std::move(value));
}

void Headers::set(std::string_view name, std::string value) {
  const auto named = [name](const Field& field) { return equal_ignoring_case(field.first, name); };
  const auto first = std::ranges::find_if(fields_, named);
  if (first == fields_.end()) {
    fields_.emplace_back(name, std::move(value));
    return;
  }
  first->second = std::move(value);
  fields_.erase(std::remove_if(first + 1, fields_.end(), named), fields_.end());
}

const std::string* Headers::find(std::string_view name) const noexcept {
  for (const Field& field : fields_) {
    if (equal_ignoring_case(field.first, name)) return &field.second;
  }
  return nullptr;
}

std::string Headers::get(std::string_view name, std::string_view fallback) const {
  const std::string* value = find(name);
  return value != nullptr ? *value : std::string(fallback);
}

void add_header_line(Headers& headers, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return;
  headers.add(std::string(trimmed(line.substr(0, colon))),
              std::string(trimmed(line.substr(colon + 1))));
}

}  // namespace net
