// A demo names the statements of its listing by their text, and the compiler turns them into lines.
#include "demos/statement.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "course_files.hpp"

namespace {

using demos::Statement;

std::string line_of(const std::filesystem::path& file, int number) {
  std::ifstream lines(file);
  std::string line;
  for (int at = 0; at < number; ++at) std::getline(lines, line);
  return line;
}

TEST(Statement, IsTheLineOfTheListingThatHasItsText) {
  constexpr Statement done("print('Done')", "async_python/hello_task.cpp");
  EXPECT_EQ(line_of(stage_test::listing_file(stage_test::demo("hello-task"), ".py"), done.line()),
            "    print(\"Done\")");
}

TEST(Statement, OfOneTextBelongsToTheListingOfItsProgram) {
  constexpr Statement in_task("await asyncio.sleep(delay)", "async_python/hello_task.cpp");
  constexpr Statement in_gather("await asyncio.sleep(delay)", "src/async_python/hello_gather.cpp");
  EXPECT_NE(in_task.line(), in_gather.line());
}

TEST(Statement, OfALessonIsNotThatOfAnotherWhoseNameEndsTheSame) {
  static_assert(demos::detail::is_program("/home/src/demos/python/greet.cpp", "python/greet.cpp"));
  static_assert(
      !demos::detail::is_program("/home/src/demos/async_python/greet.cpp", "python/greet.cpp"));
  static_assert(demos::detail::is_program("python/greet.cpp", "python/greet.cpp"));
}

TEST(Statement, EachIsNamedByItsProgramAsItStandsInTheListing) {
  for (const auto& listed : demos::detail::listed_statements) {
    const std::string program(listed.program);
    for (const demos::Demo& demo : demos::all()) {
      if (program != stage_test::identifier(demo.lesson) + "/" + std::string(demo.listing) + ".cpp")
        continue;
      std::string line = line_of(stage_test::listing_file(demo, ".py"), listed.line);
      std::ranges::replace(line, '"', '\'');
      EXPECT_NE(line.find(listed.text), std::string::npos) << program << ": " << listed.text;
    }
  }
}

}  // namespace
