/// A lesson as in its bundle: sections of blocks, demos with their listings, a quiz and its completion.
/// Plain values, created by parse.hpp and read by the views.
///
///     course::Lesson lesson = course::parse_lesson(json, "async-python/lesson.json");
///     const course::Demo* demo = lesson.find_demo("hello-gather");
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "course/prediction.hpp"

namespace course {

enum class RunStyle { plain, strong, em, code };

/// A piece of text in one style. `href` is "" unless the piece belongs to a link.
struct Run {
  std::string text;
  RunStyle style = RunStyle::plain;
  std::string href{};

  bool operator==(const Run&) const = default;
};

/// The text of the runs, without styles.
std::string plain_text(const std::vector<Run>& runs);

/// A piece of code in one colour: `kind` is "", "keyword", "string", "number", "comment",
/// "function", "builtin", "class", "operator", "decorator" or "constant".
struct CodeSpan {
  std::string kind;
  std::string text;
};
using CodeLine = std::vector<CodeSpan>;

/// A highlighted listing. `file` is its name without a folder.
struct Code {
  std::string file;
  std::vector<CodeLine> lines;
};

struct Block;

struct Paragraph {
  std::vector<Run> runs;
};

struct Heading {
  int level = 3;  ///< 3 or 4: the lesson's title is 1, a section's is 2
  std::string id;
  std::vector<Run> runs;
};

struct List {
  bool ordered = false;
  std::vector<std::vector<Block>> items;
};

struct Callout {
  enum class Kind { note, warning };
  Kind kind = Kind::note;
  std::string title;
  std::vector<Block> blocks;
};

/// Every row has as many cells as the head.
struct Table {
  std::vector<std::vector<Run>> head;
  std::vector<std::vector<std::vector<Run>>> rows;
};

struct Source {
  std::string label;
  std::string title;
  std::string href;
  std::vector<Block> blocks;
};

/// A listing in both languages.
struct Listings {
  std::string id;
  Code python;
  Code javascript;
};

/// The card that opens a demo of the same lesson on the stage.
struct DemoCard {
  std::string demo;
};

/// The button that opens a recorded run from a file.
struct RunOpener {
  std::string label;
};

struct Block {
  std::variant<Paragraph, Heading, List, Callout, Table, Source, Listings, DemoCard, RunOpener>
      content;
};

struct Section {
  std::string id;
  int number = 0;  ///< from 1
  std::string title;
  std::vector<Block> blocks;
};

struct Demo {
  std::string id;
  std::string title;
  std::string prompt;   ///< a question that asks for a prediction
  std::string section;  ///< the id of the section that shows it
  bool live = false;    ///< its requests may go to the real server, too
  std::string run{};    ///< the name of its recorded run; empty: the app has its program
  std::string
      javascript_run{};  ///< the name of the recorded run of its JavaScript; empty: there is none
  Code python;
  Code javascript{};                      ///< without lines: there is none
  std::optional<Code> cpp{};              ///< without lines until parse_programs() adds them
  std::vector<Prediction> predictions{};  ///< in the order in which the author wrote them
};

struct Option {
  std::vector<Run> text;
  bool correct = false;
  std::vector<Run> explanation;
  std::vector<Run> see;  ///< links to the section, and perhaps the demo, that shows it
};

struct Question {
  std::string id;
  /// Hash of the wording: an answer stored with another hash belongs to another question.
  std::string hash;
  std::vector<Run> prompt;
  std::optional<Code> code;     ///< the program that it is about
  std::vector<Option> options;  ///< exactly one is correct

  [[nodiscard]] std::size_t correct() const;
};

struct Quiz {
  std::string title;
  std::vector<Question>
      questions;                 ///< all of them right complete the lesson; none: there is no quiz
  std::vector<Question> deeper;  ///< for those who want more; they complete nothing
  int threshold = 100;  ///< the percentage of right answers from which the quiz is passed, 1 to 100
};

/// What a term of the stage or the lesson means.
struct Definition {
  std::string term;  ///< as in "ready queue"
  std::vector<Run> text;
};

/// Shown when all answers are right.
struct Completion {
  std::string title;
  std::vector<Block> blocks;
};

struct Lesson {
  std::string slug;
  int number =
      0;  ///< of `of` lessons in the course; 0: it is none of them, and no progress is kept
  int of = 0;
  std::string label{};  ///< what it is, if it is not one of the course's lessons
  std::string title;
  int minutes = 0;
  std::vector<std::string> topics;
  std::string summary;
  std::vector<Block> intro;
  std::vector<Section> sections;
  std::vector<Demo> demos;
  Quiz quiz;
  Completion completion;
  std::vector<Definition> glossary;

  [[nodiscard]] bool has_quiz() const { return !quiz.questions.empty(); }
  /// The demo or section with that id; null if there is none.
  [[nodiscard]] const Demo* find_demo(std::string_view id) const;
  [[nodiscard]] const Section* find_section(std::string_view id) const;
  /// The definition of that term; null if there is none.
  [[nodiscard]] const Definition* find_definition(std::string_view term) const;
};

}  // namespace course
