// What the examples of src/app take for granted; tools/header_examples.py says how.
#include <imgui.h>

#include <memory>
#include <string>

#include "aio/aio.hpp"
#include "ui/shell/shell.hpp"
#include "ui/stage/stage_view.hpp"

// app/application.hpp
extern ui::FontFiles fonts;
extern std::string json;
extern double now_ms;

// app/progress_keeper.hpp
extern std::string stored;
extern ui::LessonState& state;
void store(std::string);

// app/renderer.hpp
extern ImFontAtlas& atlas;
extern int width;
extern int height;

// app/resources.hpp
extern std::string root;

// app/screen.hpp
extern ui::Color background;

// app/stage_services.hpp
extern app::Config config;
extern ui::Shell& shell;
