// Declarations for the examples in src/course; see tools/header_examples.py.
#include <nlohmann/json.hpp>
#include <string>

#include "course/parse.hpp"

extern std::string json;

// course/course.hpp
void show(std::string);

// course/json_cursor.hpp
extern nlohmann::json document;

// course/parse.hpp
extern course::Lesson lesson;
extern std::string text;
void show(std::string);

// course/parse_blocks.hpp
extern course::JsonCursor section;

// course/parse_format.hpp
extern course::JsonCursor root;

// course/progress.hpp
extern std::string stored;
void store(std::string);

// course/quiz_session.hpp
extern course::Lesson lesson;
