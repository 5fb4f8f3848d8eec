/// The header fields of a request or a response.
///
///     net::Headers headers{{"Accept", "application/json"}};
///     headers.set("accept", "text/plain");                 // names ignore case
///     if (const std::string* type = headers.find("Content-Type")) std::puts(type->c_str());
///
/// Fields keep their order and may repeat. Source: RFC 9110, section 5; `multidict.CIMultiDict`.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

class Headers {
 public:
  using Field = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(fields) {}

  /// Adds a field, even if there already is one of that name.
  void add(std::string name, std::string value);
  /// Replaces all fields of that name by one.
  void set(std::string_view name, std::string value);

  /// The value of the first field of that name; null if there is none.
  [[nodiscard]] const std::string* find(std::string_view name) const noexcept;
  [[nodiscard]] bool contains(std::string_view name) const noexcept {
    return find(name) != nullptr;
  }
  /// The value of the first field of that name, or `fallback`.
  [[nodiscard]] std::string get(std::string_view name, std::string_view fallback = {}) const;

  [[nodiscard]] auto begin() const noexcept { return fields_.begin(); }
  [[nodiscard]] auto end() const noexcept { return fields_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
  [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }
  void clear() noexcept { fields_.clear(); }

 private:
  std::vector<Field> fields_;
};

/// Adds the field in a line "Name: value", with or without a line break. Anything else is ignored.
void add_header_line(Headers& headers, std::string_view line);

}  // namespace net
