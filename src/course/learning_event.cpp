#include "course/learning_event.hpp"

#include <nlohmann/json.hpp>

namespace course {
namespace {

using nlohmann::json;

void put(json& made, const ChosenOption& choice) {
  made["question"] = choice.question;
  made["prompt"] = choice.prompt;
  made["options"] = choice.options;
  if (choice.chosen) made["chosen"] = *choice.chosen;
  else made["chosen"] = nullptr;
  made["correct"] = choice.correct;
  made["right"] = choice.right();
  made["seconds"] = choice.seconds;
}

struct Writer {
  json& made;

  void operator()(const Answered& answered) const {
    made["type"] = "answered";
    put(made, answered.choice);
    made["attempt"] = answered.attempt;
  }
  void operator()(const Predicted& predicted) const {
    made["type"] = "predicted";
    put(made, predicted.choice);
    made["demo"] = predicted.demo;
  }
  void operator()(const SectionRead& section) const {
    made["type"] = "read";
    made["section"] = section.section;
    made["title"] = section.title;
    made["read"] = section.read;
    made["of"] = section.of;
  }
  void operator()(const DemoOpened& opened) const { put_demo("opened", opened.demo, opened.title); }
  void operator()(const DemoEnded& ended) const { put_demo("ended", ended.demo, ended.title); }
  void operator()(const Score& score) const {
    made["type"] = "score";
    made["right"] = score.right;
    made["answered"] = score.answered;
    made["of"] = score.of;
    made["threshold"] = score.threshold / 100.0;
    made["passed"] = score.passed();
  }
  void operator()(const Completed& /*completed*/) const { made["type"] = "completed"; }

  void put_demo(const char* type, const std::string& demo, const std::string& title) const {
    made["type"] = type;
    made["demo"] = demo;
    made["title"] = title;
  }
};

}  // namespace

std::string to_json(const LearningEvent& event) {
  json made = {{"lesson", event.lesson}};
  std::visit(Writer{made}, event.what);
  return made.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace course
