// Declarations for the examples in src/app; see tools/header_examples.py.
#include <imgui.h>

#include <memory>
#include <string>

#include "aio/aio.hpp"
#include "app/site_files.hpp"
#include "ui/shell/shell.hpp"
#include "ui/stage/stage_view.hpp"

// app/application.hpp
extern app::Platform platform;
extern ui::FontFiles fonts;
extern std::string json;
extern double now_ms;

// app/browser_surface.hpp
extern const ImDrawData& data;
extern ui::Color background;

// app/host.hpp
extern app::Host& host;
extern std::string progress;

// app/lessons.hpp
extern app::Lessons& lessons;
extern ui::Shell& shell;

// app/learning_reporter.hpp
extern app::Host& host;
extern ui::LessonState& state;
extern ui::Frame& frame;
extern bool demo_at_end;

// app/platform.hpp
extern app::Host& host;
extern app::Surface& surface;
extern net::Transport& site;
extern net::Transport& network;
double seconds();

// app/progress_keeper.hpp
extern std::string stored;
extern ui::LessonState& state;
std::string now_in_storage();
void save(std::string);
extern bool answered;

// app/renderer.hpp
extern const ImDrawData& data;
extern ImFontAtlas& atlas;
extern int width;
extern int height;

// app/resources.hpp
extern std::string root;
extern app::SiteFiles& site;

// app/screen.hpp
extern app::Surface& surface;
extern ui::Color background;

// app/site_files.hpp
extern std::string text;

// app/stage_services.hpp
extern app::SiteFiles& site;
extern app::Config config;
extern net::Transport& network;
double seconds();

// app/surface.hpp
extern app::Surface& surface;
extern ImFontAtlas& fonts;
extern const ImDrawData& data;
extern ui::Color background;

// app/opened_run.hpp
extern std::string bundle;
extern std::string bytes;
extern ui::Shell& shell;

// app/play_page.hpp
extern app::PlayPage& play;
extern std::string trace;
extern std::string bundle;
extern std::string bytes;
