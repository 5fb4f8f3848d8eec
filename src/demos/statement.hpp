/// A statement of a demo's Python listing, named by its text. The compiler turns it into a line number.
///
///     constexpr demos::Statement done("print('Done')", "async_python/hello_task.cpp");
///     static_assert(done.line() > 0);
///
/// In a demo the text is enough, because the file determines the listing:
/// `env.at("await asyncio.sleep(delay)")`. If the listing has the text more than once, add which occurrence,
/// from 1: `env.at({"print('Done')", 2})`. Text that is not in the listing does not compile; the content
/// compiler reports its file and line.
#pragma once

#include <source_location>
#include <string_view>

#include "demos/listed_statements.hpp"

namespace demos {

namespace detail {

/// Not constexpr, so that calling it at compile time is an error that shows its name.
void the_listing_has_no_such_statement();

/// Whether `file` is the C++ file `program`, a path relative to the course's demo folder.
consteval bool is_program(std::string_view file, std::string_view program) {
  if (!file.ends_with(program)) return false;
  return file.size() == program.size() || file[file.size() - program.size() - 1] == '/';
}

consteval int line_of(std::string_view file, std::string_view text, int which) {
  for (const ListedStatement& listed : listed_statements) {
    if (is_program(file, listed.program) && text == listed.text &&
        which == listed.which) {
      return listed.line;
    }
  }
  the_listing_has_no_such_statement();
  return 0;
}

}  // namespace detail

class Statement {
 public:
  /// `text` is the first line of the statement, without indentation and comment; it may use ' in place of ".
  consteval Statement(  // NOLINT(google-explicit-constructor): text names a statement
      const char* text, std::source_location program = std::source_location::current())
      : line_(detail::line_of(program.file_name(), text, 0)) {}
  /// The occurrence `which` of this text in the listing, from 1.
  consteval Statement(
      const char* text, int which,
      std::source_location program = std::source_location::current())
      : line_(detail::line_of(program.file_name(), text, which)) {}
  /// The same for a C++ file given by its path relative to the course's demo folder.
  consteval Statement(const char* text, std::string_view program)
      : line_(detail::line_of(program, text, 0)) {}

  /// Its first line in the listing, from 1.
  [[nodiscard]] constexpr int line() const noexcept { return line_; }

 private:
  int line_;
};

}  // namespace demos
