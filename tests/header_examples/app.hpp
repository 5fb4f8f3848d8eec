// What the examples of src/app take for granted; tools/header_examples.py says how.
#include <imgui.h>

#include <memory>
#include <string>

#include "aio/aio.hpp"
#include "app/site_files.hpp"
#include "ui/shell/shell.hpp"
#include "ui/stage/stage_view.hpp"

// app/application.hpp
extern app::SiteFiles& site;
extern ui::FontFiles fonts;
extern std::string json;
extern double now_ms;

// app/progress_keeper.hpp
extern std::string stored;
extern ui::LessonState& state;
std::string now_in_storage();
bool store(std::string);

// app/renderer.hpp
extern ImFontAtlas& atlas;
extern int width;
extern int height;

// app/resources.hpp
extern std::string root;
extern app::SiteFiles& site;

// app/screen.hpp
extern ui::Color background;

// app/site_files.hpp
extern std::string text;

// app/stage_services.hpp
extern app::SiteFiles& site;
extern app::Config config;
extern ui::Shell& shell;
