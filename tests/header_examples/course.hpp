// Declarations for the examples in src/course; see tools/header_examples.py.
#include <nlohmann/json.hpp>
#include <string>

#include "course/parse.hpp"

extern std::string json;

// course/course.hpp
void show(std::string);

// course/exercises.hpp
extern course::Lesson lesson;
void count(std::string_view id);

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

// course/parse_prediction.hpp
extern course::JsonCursor demo;
extern course::JsonCursor at;

// course/prediction.hpp
extern const course::Demo& demo;
void show(const std::string&);

// course/prediction_progress.hpp
extern const course::Demo& demo;
extern const course::Prediction& prediction;
extern course::Progress& progress;
extern std::string slug;

// course/learning_event.hpp
struct Reports {
  void report(const std::string& event);
};
extern Reports& host;

// course/play.hpp
struct {
  std::string lesson;
} location;
