// A valid bundle, for tests that break one thing at a time.
//   nlohmann::json bundle = sample_lesson();
//   bundle["sections"][0].erase("blocks");
//   EXPECT_EQ(problem(bundle), "one/lesson.json: sections[0].blocks is missing" + remedy());
#pragma once

#include <nlohmann/json.hpp>
#include <string>

nlohmann::json sample_lesson();
nlohmann::json sample_course();

// What parsing the lesson complains of, or "" if it parses.
std::string problem(const nlohmann::json& lesson);
// How every complaint ends.
std::string remedy();
