#include "course/json_cursor.hpp"

#include <cstdint>

#include "course/parse.hpp"

namespace course {
namespace {

constexpr std::string_view remedy =
    ". Reload to try again; if that does not help, tell whoever runs the site.";

}  // namespace

void fail_at(std::string_view where, std::string_view problem) {
  throw BundleError(std::string(where) + ": " + std::string(problem) + std::string(remedy));
}

bool JsonCursor::has(const char* key) const { return value_->is_object() && value_->contains(key); }

JsonCursor JsonCursor::member(const char* key) const& {
  if (!value_->is_object()) fail("should be an object");
  const auto found = value_->find(key);
  if (found == value_->end()) {
    static const nlohmann::json nothing;
    JsonCursor(nothing, *this, key, 0).fail("is missing");
  }
  return {*found, *this, key, 0};
}

JsonCursor JsonCursor::element(std::size_t index) const& {
  if (index >= size()) {
    fail("should have at least " + std::to_string(index + 1) +
         (index == 0 ? " element" : " elements"));
  }
  return {(*value_)[index], *this, nullptr, index};
}

std::size_t JsonCursor::size() const {
  if (!value_->is_array()) fail("should be an array");
  return value_->size();
}

std::string JsonCursor::text() const {
  if (!value_->is_string()) fail("should be text");
  return value_->get_ref<const std::string&>();
}

std::string JsonCursor::word() const {
  std::string made = text();
  if (made.empty()) fail("should not be empty");
  return made;
}

int JsonCursor::integer(int least, int most) const {
  const auto refuse = [&] {
    fail("should be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  };
  if (!value_->is_number_integer()) refuse();
  // A number above the largest signed one must not become negative.
  if (value_->is_number_unsigned() && value_->get<std::uint64_t>() > INT32_MAX) refuse();
  const auto number = value_->get<std::int64_t>();
  if (number < least || number > most) refuse();
  return static_cast<int>(number);
}

bool JsonCursor::boolean() const {
  if (!value_->is_boolean()) fail("should be true or false");
  return value_->get<bool>();
}

int JsonCursor::depth() const {
  int steps = 0;
  for (const JsonCursor* at = parent_; at != nullptr; at = at->parent_) ++steps;
  return steps;
}

std::string JsonCursor::path() const {
  if (parent_ == nullptr) return {};
  std::string path = parent_->path();
  if (key_ == nullptr) return path + "[" + std::to_string(index_) + "]";
  if (!path.empty()) path += ".";
  return path + key_;
}

void JsonCursor::fail(std::string_view problem) const {
  const std::string place = parent_ == nullptr ? "the document" : path();
  fail_at(where_, place + " " + std::string(problem));
}

}  // namespace course
