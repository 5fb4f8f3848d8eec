// The functions that the page calls; see web/host/app.js and web/host/input.js.
#include <emscripten/emscripten.h>

#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "aio/clock.hpp"
#include "app/application.hpp"
#include "app/browser_host.hpp"
#include "app/browser_surface.hpp"
#include "app/browser_workers.hpp"
#include "app/site_files.hpp"

namespace {

ui::FontFiles font_files;
app::SiteFiles& site_files() {
  static app::SiteFiles files(net::default_transport());
  return files;
}

app::BrowserHost host;
app::BrowserWorkers workers;

// The app and what it draws on.
struct Page {
  explicit Page(const char* config)
      : application({.host = host,
                     .surface = surface,
                     .site = site_files(),
                     .services = {.live = &net::default_transport(),
                                  .workers = &workers,
                                  .real_time = [] { return aio::SteadyClock().time(); }}},
                    std::move(font_files), app::parse_config(config)) {}

  app::BrowserSurface surface{"#canvas"};
  app::Application application;
};
std::unique_ptr<Page> page;

// An error in the app must not leave a blank page.
void fail(const std::exception& error) {
  page.reset();
  host.failed(std::string("something went wrong in this page: ") + error.what() +
              ". Reload to try again.");
}

template <typename Call>
void with_app(Call&& call) {
  if (!page) return;
  try {
    call(page->application);
  } catch (const std::exception& error) {
    fail(error);
  }
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* loopstep_version() { return LOOPSTEP_VERSION; }

// The bytes of one font file: 0 regular, 1 semibold, 2 mono. All three must be passed before the start.
EMSCRIPTEN_KEEPALIVE void loopstep_font(int which, const char* bytes, int size) {
  std::string& file = which == 0   ? font_files.regular
                      : which == 1 ? font_files.semibold
                                   : font_files.mono;
  file.assign(bytes, static_cast<std::size_t>(size));
}

// A file of the site that the page has already loaded.
EMSCRIPTEN_KEEPALIVE void loopstep_file(const char* url, const char* text) {
  site_files().add(url, text);
}

EMSCRIPTEN_KEEPALIVE void loopstep_start(const char* config) {
  try {
    page = std::make_unique<Page>(config);
  } catch (const std::exception& error) {
    fail(error);
  }
}

EMSCRIPTEN_KEEPALIVE int loopstep_frame(double now_ms) {
  bool again = false;
  with_app([&](app::Application& app) { again = app.frame(now_ms); });
  return again ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void loopstep_resize(double width, double height, double ratio) {
  with_app([&](app::Application& app) {
    app.resize({static_cast<float>(width), static_cast<float>(height)}, static_cast<float>(ratio));
  });
}

// What the page shows below the app for a while, such as the strip of a program that runs, has that height.
EMSCRIPTEN_KEEPALIVE void loopstep_lend(double height) {
  with_app([&](app::Application& app) { app.lend(static_cast<float>(height)); });
  host.wake();
}

EMSCRIPTEN_KEEPALIVE void loopstep_preferences(int dark, int contrast, int forced, int reduced) {
  with_app([&](app::Application& app) {
    app.preferences({.dark = dark != 0, .contrast = contrast != 0, .forced = forced != 0},
                    reduced != 0);
  });
}

EMSCRIPTEN_KEEPALIVE void loopstep_route(const char* path, const char* hash, double scroll) {
  with_app([&](app::Application& app) { app.route(path, hash, static_cast<float>(scroll)); });
}

// Another tab stored `text`.
EMSCRIPTEN_KEEPALIVE void loopstep_stored(const char* text) {
  with_app([&](app::Application& app) { app.stored_elsewhere(text); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_saved(int done, const char* why) {
  with_app([&](app::Application& app) { app.saved(done != 0, why); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_take_stored() {
  with_app([](app::Application& app) { app.take_stored(); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_theme(const char* theme) {
  with_app([&](app::Application& app) { app.choose_theme(theme); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_exam() {
  with_app([](app::Application& app) { app.begin_exam(); });
  host.wake();
}

// The learner has chosen a file with a run, or run a program.
EMSCRIPTEN_KEEPALIVE void loopstep_open_run(const char* trace, int step, int stage_in_front) {
  with_app([&](app::Application& app) { app.open_run(trace, step, stage_in_front != 0); });
  host.wake();
}

// A program that the learner has run passes every check of an exercise.
EMSCRIPTEN_KEEPALIVE void loopstep_solved(const char* lesson, const char* exercise) {
  with_app([&](app::Application& app) { app.solved(lesson, exercise); });
}

// What was loaded of a run: the bundle of its lesson, and its trace as bytes. `grows`: its program goes on, and it is open.
EMSCRIPTEN_KEEPALIVE void loopstep_run(const char* trace, const char* bundle, const char* bytes,
                                       int size, int grows) {
  with_app([&](app::Application& app) {
    app.take_run(trace, bundle, {bytes, static_cast<std::size_t>(size)}, grows != 0);
  });
  host.wake();
}

EMSCRIPTEN_KEEPALIVE void loopstep_run_failed(const char* trace, const char* why) {
  with_app([&](app::Application& app) { app.refuse_run(trace, why); });
  host.wake();
}

// The editor is over the listing on the stage, or no longer.
EMSCRIPTEN_KEEPALIVE void loopstep_editing(int editing) {
  with_app([&](app::Application& app) { app.set_editing(editing != 0); });
  host.wake();
}

EMSCRIPTEN_KEEPALIVE void loopstep_copied(int done) {
  with_app([&](app::Application& app) { app.copied(done != 0); });
  host.wake();
}

EMSCRIPTEN_KEEPALIVE void loopstep_context(int alive) {
  with_app([&](app::Application& app) {
    if (alive != 0) app.context_restored();
    else app.context_lost();
  });
}

EMSCRIPTEN_KEEPALIVE void loopstep_activate(const char* id, const char* value) {
  with_app([&](app::Application& app) { app.input().activate(id, value); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_hover(const char* id) {
  with_app([&](app::Application& app) { app.input().hover(id); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_press(const char* id) {
  with_app([&](app::Application& app) { app.input().press(id); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_focus(const char* id, int visible) {
  with_app([&](app::Application& app) { app.input().focus(id, visible != 0); });
}

EMSCRIPTEN_KEEPALIVE void loopstep_scroll(const char* id, double x, double y) {
  with_app([&](app::Application& app) {
    app.input().scrolled(id, {static_cast<float>(x), static_cast<float>(y)});
  });
}

EMSCRIPTEN_KEEPALIVE void loopstep_drag(const char* id, int phase, double x, double y) {
  with_app([&](app::Application& app) {
    app.input().drag_to(
        {id, static_cast<ui::DragPhase>(phase), {static_cast<float>(x), static_cast<float>(y)}});
  });
}

EMSCRIPTEN_KEEPALIVE void loopstep_key(const char* name) {
  with_app([&](app::Application& app) { app.input().press_key(name); });
}

}  // extern "C"
