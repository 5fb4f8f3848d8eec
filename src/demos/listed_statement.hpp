/// A statement of a listing that a demo names, and its line. The content compiler writes all of them into
/// `demos/listed_statements.hpp`; `demos/statement.hpp` finds one there.
///
///     constexpr demos::detail::ListedStatement done{"my_lesson/hello.cpp", "print('Done')", 0, 12};
#pragma once

#include <string_view>

namespace demos::detail {

struct ListedStatement {
  std::string_view program;  ///< the demo's C++ file, below the folder of all programs
  std::string_view text;     ///< as the program writes it
  int which = 0;  ///< of the statements of that text, from 1; 0: it is the only one
  int line = 0;   ///< of the listing, from 1
};

}  // namespace demos::detail
