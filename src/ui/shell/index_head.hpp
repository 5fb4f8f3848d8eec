/// The head of the course index: what the course is and, if it has an opening, a demo that plays once, with a
/// sentence and the button that leads into it.
///
///     head.set_opening(opening, root, *std::move(program));
///     head.draw(frame, {.title = "The course", .summary = "What it is", .column = column});
#pragma once

#include <memory>
#include <string>

#include "course/course.hpp"
#include "ui/lesson/flow.hpp"
#include "ui/stage/small_stage.hpp"

namespace ui {

class IndexHead {
 public:
  struct Model {
    const std::string& title;
    const std::string& summary;
    Column column;
    bool inviting = true;  ///< the opening's button is the one thing to press next
  };

  /// `opening` must outlive this; `root` is the site's address.
  void set_opening(const course::Opening& opening, const std::string& root, stage::Program program);
  [[nodiscard]] bool has_opening() const { return opening_ != nullptr; }

  /// The x of its text, where what is below it begins too.
  [[nodiscard]] float left(const Model& model, const Metrics& metrics) const;
  /// The y below it.
  [[nodiscard]] float bottom(const Model& model, const Metrics& metrics) const;
  void draw(Frame& frame, const Model& model);

 private:
  struct Layout;

  void draw_opening(Frame& frame, const Layout& at, bool inviting);
  void draw_buttons(Frame& frame, Vec at, bool inviting);

  const course::Opening* opening_ = nullptr;
  std::string href_;
  std::unique_ptr<SmallStage> stage_;
};

}  // namespace ui
