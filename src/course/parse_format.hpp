/// Checks that this app can read a bundle's format.
///
///     course::check_format(root);
#pragma once

#include "course/json_cursor.hpp"
#include "course/parse.hpp"

namespace course {

inline void check_format(const JsonCursor& root) {
  const JsonCursor at = root.member("format");
  const int format = at.integer(0, 1'000'000);
  if (format != bundle_format) {
    at.fail("is " + std::to_string(format) + ", but this app reads format " +
            std::to_string(bundle_format) + ": page and app come from different builds");
  }
}

}  // namespace course
