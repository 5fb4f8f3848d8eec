/// The ids of nodes and parts that more than one file names. web/host/twin.js knows `lesson` and `index`.
///
///     frame.focus(ui::node_id::stage_step);
///     frame.focus(ui::node_id::of_part("coroutines") + "/title");
#pragma once

#include <string>

namespace ui::node_id {

inline constexpr const char* main = "main";

inline constexpr const char* bar_keys = "bar/keys";
inline constexpr const char* bar_lesson = "bar/lesson";
inline constexpr const char* keys = "keys";

inline constexpr const char* index = "index";
inline constexpr const char* index_title = "index/title";

inline constexpr const char* lesson = "lesson";
inline constexpr const char* lesson_title = "lesson/title";
/// A part of a lesson, by the id of its section, or `quiz_part`.
[[nodiscard]] inline std::string of_part(const std::string& part) { return "lesson/" + part; }

inline constexpr const char* split = "split";

inline constexpr const char* stage = "stage";
inline constexpr const char* stage_close = "stage/close";
inline constexpr const char* stage_edit = "stage/edit";
inline constexpr const char* stage_step = "stage/step";
inline constexpr const char* stage_whole = "stage/whole";  ///< scrolls all parts together
inline constexpr const char* stage_code = "stage/code";
inline constexpr const char* stage_loop = "stage/loop";
inline constexpr const char* stage_timeline = "stage/timeline";
inline constexpr const char* stage_output = "stage/output";

}  // namespace ui::node_id

namespace ui {

/// The quiz's name among the parts of a lesson; a section's name is its id.
inline constexpr const char* quiz_part = "quiz";

}  // namespace ui
