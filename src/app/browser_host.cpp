#include "app/browser_host.hpp"

#include <emscripten/em_js.h>

#include <cstdlib>
#include <memory>

EM_JS_DEPS(loopstep_host, "$UTF8ToString,$stringToNewUTF8");

// clang-format off
EM_JS(void, js_patch, (const char* json), { Module["host"].patch(UTF8ToString(json)); });
EM_JS(void, js_wake, (double seconds), { Module["host"].wake(seconds); });
EM_JS(void, js_scroll_to, (const char* id, double x, double y, int smooth), {
  Module["host"].scrollTo(UTF8ToString(id), x, y, smooth !== 0);
});
EM_JS(void, js_focus, (const char* id), { Module["host"].focus(UTF8ToString(id)); });
EM_JS(void, js_copy, (const char* text), { Module["host"].copy(UTF8ToString(text)); });
EM_JS(void, js_navigate, (const char* url, int push), {
  Module["host"].navigate(UTF8ToString(url), push !== 0);
});
EM_JS(char*, js_stored, (void), { return stringToNewUTF8(Module["host"].stored()); });
EM_JS(void, js_save, (const char* text), { Module["host"].save(UTF8ToString(text)); });
EM_JS(void, js_report, (const char* event), { Module["host"].report(UTF8ToString(event)); });
EM_JS(void, js_load_run, (const char* trace), { Module["host"].loadRun(UTF8ToString(trace)); });
EM_JS(void, js_choose_run, (void), { Module["host"].chooseRun(); });
EM_JS(void, js_edit, (const char* file, const char* text), {
  Module["host"].edit(UTF8ToString(file), UTF8ToString(text));
});
EM_JS(void, js_title, (const char* text), { Module["host"].title(UTF8ToString(text)); });
EM_JS(void, js_look, (const char* theme, const char* styles), {
  Module["host"].look(UTF8ToString(theme), UTF8ToString(styles));
});
EM_JS(void, js_ready, (void), { Module["host"].ready(); });
EM_JS(void, js_failed, (const char* message), { Module["host"].failed(UTF8ToString(message)); });
// clang-format on

namespace app {

void BrowserHost::patch(const std::string& json) { js_patch(json.c_str()); }

void BrowserHost::wake_in(double seconds) { js_wake(seconds); }

void BrowserHost::scroll_to(const std::string& id, ui::Vec at, bool smooth) {
  js_scroll_to(id.c_str(), static_cast<double>(at.x), static_cast<double>(at.y), smooth ? 1 : 0);
}

void BrowserHost::focus(const std::string& id) { js_focus(id.c_str()); }

void BrowserHost::copy(const std::string& text) { js_copy(text.c_str()); }

void BrowserHost::navigate(const std::string& address, bool push) {
  js_navigate(address.c_str(), push ? 1 : 0);
}

std::string BrowserHost::stored() {
  const std::unique_ptr<char, decltype(&std::free)> text(js_stored(), &std::free);
  return text.get();
}

void BrowserHost::save(const std::string& text) { js_save(text.c_str()); }

void BrowserHost::report(const std::string& event) { js_report(event.c_str()); }

void BrowserHost::load_run(const std::string& trace) { js_load_run(trace.c_str()); }

void BrowserHost::choose_run() { js_choose_run(); }

void BrowserHost::edit(const std::string& file, const std::string& text) {
  js_edit(file.c_str(), text.c_str());
}

void BrowserHost::title(const std::string& text) { js_title(text.c_str()); }

void BrowserHost::look(const std::string& theme, const std::string& styles) {
  js_look(theme.c_str(), styles.c_str());
}

void BrowserHost::ready() { js_ready(); }

void BrowserHost::failed(const std::string& message) { js_failed(message.c_str()); }

}  // namespace app
