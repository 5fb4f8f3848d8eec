// Declarations for the examples in src/ui; see tools/header_examples.py.
#include <imgui.h>

#include <memory>
#include <string>

#include "course/lesson.hpp"
#include "stage/player.hpp"
#include "ui/stage/prediction_panel.hpp"

extern ui::Frame& frame;
extern const ui::Theme& theme;
extern const ui::Metrics& metrics;
extern ui::Rect area;
extern ui::Rect rect;
extern ui::Rect card;
extern float x;
extern float y;
extern float width;
extern const course::Lesson& lesson;
extern const trace::State& state;
extern stage::Player& player;
extern ui::Motion& motion;
extern double horizon;

// ui/canvas/fonts.hpp
extern ui::FontFiles files;
extern ImFontAtlas& atlas;
extern float device_pixel_ratio;
extern float text_scale;

// ui/canvas/theme.hpp
extern ui::Vec at;

// ui/frame/semantics.hpp
extern bool at_end;

// ui/frame/semantics_patch.hpp
extern ui::NodePtr previous;
extern ui::NodePtr current;

// ui/lesson/blocks.hpp
extern ui::Flow& flow;
extern ui::LessonState& state;
extern course::Section section;

// ui/lesson/button_row.hpp
extern ui::Flow& flow;
extern const std::string& id;

// ui/lesson/exam_block.hpp
extern ui::Flow& flow;
extern ui::LessonState& state;

// ui/lesson/flow.hpp
extern std::vector<ui::TextRun> runs;

// ui/lesson/lesson_layout.hpp
extern ui::LessonState& state;

// ui/lesson/lesson_state.hpp
extern ui::LessonState& state;

// ui/lesson/lesson_view.hpp
extern ui::LessonView& view;

// ui/lesson/quiz_block.hpp
extern ui::Flow& flow;
extern ui::LessonState& state;

// ui/shell/definitions.hpp
extern ui::Definitions& definitions;
extern const course::Lesson& lesson;

// ui/shell/embedding.hpp
extern ui::Shell& shell;

// ui/shell/index_head.hpp
extern ui::IndexHead& head;
extern const course::Opening& opening;
extern const std::string& root;
extern std::optional<stage::Program> program;
extern ui::Column column;

// ui/shell/index_view.hpp
extern ui::IndexView& index;
extern ui::IndexView::Model model;

// ui/shell/keys_note.hpp
extern ui::KeysNote& keys;
extern bool edits;

// ui/shell/navigation.hpp
extern ui::Navigation& navigation;
void navigate(ui::Location, bool push);

// ui/shell/notice.hpp
extern ui::Notices& notices;

// ui/shell/shell.hpp
extern ui::Navigation& navigation;
extern ui::Shell& shell;
void navigate(ui::Location, bool push);

// ui/shell/top_bar.hpp
extern ui::TopBar& bar;
extern ui::TopBar::Model model;

// ui/stage/loop/card_flow.hpp
extern ui::Motion motion;
extern ui::CallbackCard card;

// ui/stage/arrangement.hpp
extern ui::StageNeeds needs;

// ui/stage/listing/listing_view.hpp
extern const course::Code& code;
extern std::size_t shown_events;

// ui/stage/listing/listing_header.hpp
extern const course::Demo& demo;
extern ui::Language language;
extern bool sheet;

// ui/stage/missing_demo.hpp
extern const course::Demo& demo;
extern bool sheet;

// ui/stage/timeline/timeline_outside.hpp
extern const ui::StepAxis& axis;
extern float row_height;

// ui/stage/output_view.hpp
extern std::size_t shown_lines;

// ui/stage/stage_panel.hpp
extern ui::Shell& shell;
extern ui::StageView::FindProgram find_program;

// ui/stage/timeline/timeline_view.hpp
extern ui::TimelinePlace shown;

// ui/stage/timeline/timeline_ticks.hpp
extern const trace::Timeline& timeline;
extern const ui::StepAxis& axis;
extern float height;
extern ui::Rect visible;
extern ui::Rect strip;

// ui/stage/demo_question.hpp
extern const course::Demo& demo;
extern std::string position;

// ui/stage/controls.hpp
extern bool sheet;

// ui/stage/stage_runs.hpp
extern ui::StageRuns::FindProgram find_program;
extern const course::Demo& demo;
void show(stage::Player&);

// ui/stage/stage_view.hpp
extern ui::Shell& shell;
extern ui::StageView::FindProgram find_program;

// ui/stage/timeline/step_axis.hpp
extern const trace::Timeline& timeline;
extern float h;
void fill(ui::Rect);

// ui/stage/timeline/timeline_text.hpp
extern const trace::Timeline& timeline;
extern const trace::Row& row;

// ui/stage/loop/timer_labels.hpp
float x_of(double);
float width_of(std::string_view);
void draw(const ui::TimerLabel&);

// ui/widgets/code_text.hpp
extern const course::Code& code;

// ui/widgets/fade_out.hpp
extern float below;

// ui/widgets/line_breaker.hpp
extern std::vector<ui::TextRun> runs;

// ui/widgets/motion.hpp
extern ui::Motion& motion;
extern trace::HandleState handle;

// ui/widgets/popover.hpp
extern ui::Popover& popover;
extern std::string opener;
void draw_card(ui::Frame&);

// ui/widgets/rich_text.hpp
extern std::vector<ui::TextRun> runs;

// ui/widgets/widgets.hpp
extern ui::Rect at;

// ui/lesson/code_block.hpp
extern ui::Flow& flow;
extern const course::Question& question;
extern std::string id;

// ui/lesson/quiz_result.hpp
extern ui::Flow& flow;
extern ui::LessonState& state;
extern std::string id;

// ui/stage/prediction_panel.hpp
extern ui::PredictionPanel& panel;
extern const course::Demo& demo;
extern const std::map<std::string, course::PredictionResult>& predicted;
extern const stage::Program& program;
extern bool sheet;

// ui/widgets/choice.hpp
extern std::string question;
extern std::vector<std::string> options;
void answer(std::size_t);

// ui/shell/split.hpp
extern ui::Split& split;

// ui/stage/timeline/timeline_marks.hpp
extern const ui::StepAxis& axis;
extern float row_height;

// ui/stage/timeline/activity_bar.hpp
extern float left;
extern float right;
extern float height;
extern const trace::Segment& segment;

// ui/stage/loop/lanes_view.hpp
extern float names;

// ui/stage/shown_state.hpp
extern ui::ShownState& shown;

// ui/stage/stage_speech.hpp
extern ui::StageSpeech& speech;
extern ui::PredictionPanel& prediction;

// ui/stage/words/outside_text.hpp
extern const trace::OutsideState& operation;

// ui/stage/small_stage.hpp
extern const course::Opening& opening;
extern std::optional<stage::Program> program;
