/// A position in a JSON document that knows its path, for error messages. Every access checks the type
/// and throws BundleError.
///
///     const course::JsonCursor root(document, "course.json");
///     std::string title = root.text("title");
///     auto topics = root.list("topics", [](const course::JsonCursor& topic) { return topic.text(); });
///
/// A cursor refers to its parent, which must outlive it.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace course {

/// Parses a document; `where` is its name for messages.
/// @throws BundleError with line and column if it is not valid JSON
[[nodiscard]] nlohmann::json parse_document(std::string_view json, std::string_view where);

/// @throws BundleError: WHERE, PROBLEM and what to do
[[noreturn]] void fail_at(std::string_view where, std::string_view problem);

class JsonCursor {
 public:
  JsonCursor(const nlohmann::json& root, std::string_view where) : value_(&root), where_(where) {}

  [[nodiscard]] bool has(const char* key) const;
  /// Not available on temporaries, because a cursor refers to its parent: name each one.
  JsonCursor member(const char* key) const&;
  JsonCursor member(const char* key) && = delete;
  JsonCursor element(std::size_t index) const&;
  JsonCursor element(std::size_t index) && = delete;
  /// The number of elements of an array.
  [[nodiscard]] std::size_t size() const;

  [[nodiscard]] std::string text() const;
  /// A string that must not be empty.
  [[nodiscard]] std::string word() const;
  [[nodiscard]] int integer(int least, int most) const;
  [[nodiscard]] bool boolean() const;

  [[nodiscard]] std::string text(const char* key) const { return member(key).text(); }
  [[nodiscard]] std::string word(const char* key) const { return member(key).word(); }
  [[nodiscard]] int integer(const char* key, int least, int most) const {
    return member(key).integer(least, most);
  }
  [[nodiscard]] bool boolean(const char* key) const { return member(key).boolean(); }

  /// The results of `read` for each element of an array.
  template <typename Read>
  [[nodiscard]] auto list(Read read) const {
    std::vector<std::invoke_result_t<Read, const JsonCursor&>> made;
    const std::size_t count = size();
    made.reserve(count);
    for (std::size_t i = 0; i < count; ++i) made.push_back(read(element(i)));
    return made;
  }
  template <typename Read>
  [[nodiscard]] auto list(const char* key, Read read) const {
    return member(key).list(read);
  }

  /// The number of steps from the root.
  [[nodiscard]] int depth() const;
  [[nodiscard]] std::string path() const;
  /// @throws BundleError: "async-python/lesson.json: sections[2].runs PROBLEM. Reload …"
  [[noreturn]] void fail(std::string_view problem) const;

 private:
  JsonCursor(const nlohmann::json& value, const JsonCursor& parent, const char* key,
             std::size_t index)
      : value_(&value), where_(parent.where_), parent_(&parent), key_(key), index_(index) {}

  const nlohmann::json* value_;
  std::string_view where_;
  const JsonCursor* parent_ = nullptr;
  const char* key_ = nullptr;  // null for an element of an array
  std::size_t index_ = 0;
};

}  // namespace course
