#include "course/learning_event.hpp"

#include <utility>

#include "encoding/json_writer.hpp"

namespace course {
namespace {

using encoding::JsonWriter;

void write(JsonWriter& to, const ChosenOption& choice) {
  to.member("question", choice.question).member("prompt", choice.prompt);
  to.key("options").begin_array();
  for (const std::string& option : choice.options) to.value(option);
  to.end_array().key("chosen");
  if (choice.chosen) to.value(*choice.chosen);
  else to.value(nullptr);
  to.member("correct", choice.correct).member("right", choice.right());
  to.key("seconds").rounded(choice.seconds);
}

struct Writer {
  JsonWriter& to;

  void operator()(const Answered& answered) const {
    to.member("type", "answered");
    write(to, answered.choice);
    to.member("attempt", answered.attempt);
  }
  void operator()(const Predicted& predicted) const {
    to.member("type", "predicted");
    write(to, predicted.choice);
    to.member("demo", predicted.demo);
  }
  void operator()(const SectionRead& section) const {
    to.member("type", "read").member("section", section.section).member("title", section.title);
    to.member("read", section.read).member("of", section.of);
  }
  void operator()(const DemoOpened& opened) const { put_demo("opened", opened.demo, opened.title); }
  void operator()(const DemoEnded& ended) const { put_demo("ended", ended.demo, ended.title); }
  void operator()(const Score& score) const {
    to.member("type", "score").member("right", score.right).member("answered", score.answered);
    to.member("of", score.of).key("threshold").rounded(score.threshold / 100.0);
    to.member("passed", score.passed());
  }
  void operator()(const Completed& /*completed*/) const { to.member("type", "completed"); }

  void put_demo(const char* type, const std::string& demo, const std::string& title) const {
    to.member("type", type).member("demo", demo).member("title", title);
  }
};

}  // namespace

std::string to_json(const LearningEvent& event) {
  JsonWriter to;
  to.begin_object().member("lesson", event.lesson);
  std::visit(Writer{to}, event.what);
  return std::move(to.end_object()).text();
}

}  // namespace course
