/// A statement of a listing, as a demo names it, and its line. The content compiler writes all of them into
/// `demos/listed_statements.hpp`; `demos/statement.hpp` finds one there.
///
///     constexpr demos::detail::ListedStatement done{"my_lesson/hello.cpp", "print('Done')", 0, 12};
#pragma once

#include <string_view>

namespace demos::detail {

struct ListedStatement {
  std::string_view program;  ///< the demo's C++ file in the course's demo folder
  std::string_view text;     ///< as in the C++
  int which = 0;             ///< which occurrence of the text, from 1; 0: the only one
  int line = 0;              ///< in the listing, from 1
};

}  // namespace demos::detail
