/// The whole app in a browser that is not there: the course as the site serves it, the site's fonts,
/// and a learner who clicks, presses keys, goes back and reloads.
///
///     FakeBrowser browser;
///     browser.open("async-python/");
///     browser.click("lesson/demo/hello-gather/open");
///     browser.reload();
///     EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
///
/// There is one at a time, as there is one Dear ImGui.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "app/application.hpp"
#include "course/prediction_progress.hpp"
#include "course/progress.hpp"
#include "fake_host.hpp"
#include "fake_site.hpp"
#include "fake_surface.hpp"
#include "held_network.hpp"
#include "packed_run.hpp"
#include "places.hpp"
#include "trace/json.hpp"

class FakeBrowser {
 public:
  static constexpr const char* root = "https://site.example/course/";

  explicit FakeBrowser(ui::Vec window = {1280, 800}) : window_(window) {
    namespace fs = std::filesystem;
    site.files.clear();
    const fs::path course = places::compiled_course;
    for (const auto& entry : fs::recursive_directory_iterator(course)) {
      if (entry.path().extension() != ".json") continue;
      site.files[root + fs::relative(entry.path(), course).string()] =
          stage_test::read_text(entry.path());
      if (entry.path().filename() == "lesson.json") predict_all(entry.path());
      if (entry.path().parent_path().filename() == "runs") add_packed(entry.path(), course);
    }
  }

  /// Goes to a page of the site by its address, relative to the root.
  void open(const std::string& address) {
    if (page_) page_->host.remember();
    visitor.history.push(address);
    load();
  }
  /// The same page anew: what it knew is gone, what the browser keeps stays.
  void reload() {
    page_->host.remember();
    load();
  }
  void back() { travel(visitor.history.at - 1); }
  void forward() { travel(visitor.history.at + 1); }

  /// Presses a button, a link, a tab or an answer.
  void click(const std::string& id) {
    const auto& node = host().twin.node(id);
    const std::string role = node.at("role");
    if (role != "button" && role != "link" && role != "tab" && role != "radio")
      throw std::logic_error("browser: " + id + " is a " + role + " and cannot be clicked");
    if (node.value("off", false)) throw std::logic_error("browser: " + id + " is disabled");
    host().take_focus(id, false);
    app().input().activate(id, "");
    frame();
    settle();
  }
  /// Presses a key, which goes to what takes it around the focus, or anywhere if nothing has the focus.
  void press(const std::string& key) {
    auto around = host().twin.path(host().focused());
    if (around.empty()) around = host().twin.all();
    for (const std::string& id : around) {
      const std::string keys = " " + host().twin.node(id).value("keys", "") + " ";
      if (keys.find(" " + key + " ") == std::string::npos) continue;
      app().input().press_key(key);
      frame();
      return settle();
    }
    throw std::logic_error("browser: nothing takes the key " + key);
  }
  void scroll(const std::string& id, float y) {
    host().place(id, {0, y});
    settle();
  }
  void resize(ui::Vec window, float ratio = 1) {
    window_ = window;
    app().resize(window, ratio);
    host().wake();
    settle();
  }
  /// The system asks for another theme, more contrast or less.
  void prefer(const app::SystemLook& system) {
    visitor.system = system;
    app().preferences(system, true);
    host().wake();
    settle();
  }
  void lose_graphics() {
    app().context_lost();
    settle();
  }
  void give_graphics_back() {
    app().context_restored();
    host().wake();
    settle();
  }
  /// Another tab of the same browser stores that.
  void store_elsewhere(const std::string& progress) {
    visitor.storage = progress;
    app().stored_elsewhere(progress);
    settle();
  }
  /// Lets time pass, and draws the frames that are due in it.
  void pass(double seconds) {
    const double end = visitor.seconds + seconds;
    while (host().due() && *host().due() <= end) {
      visitor.seconds = std::max(visitor.seconds, *host().due());
      frame();
      settle();
    }
    visitor.seconds = end;
  }
  /// Draws until nobody asks for a frame any more.
  void settle() {
    constexpr int most = 2000;
    for (int frames = 0; host().wanted(); ++frames) {
      if (frames == most) throw std::logic_error("browser: the app does not come to rest");
      frame();
    }
  }

  [[nodiscard]] FakeHost& host() { return page_->host; }
  [[nodiscard]] FakeSurface& surface() { return page_->surface; }
  [[nodiscard]] app::Application& app() { return page_->application; }
  [[nodiscard]] const std::string& address() const { return visitor.history.address(); }
  [[nodiscard]] bool has(const std::string& id) const { return page_->host.twin.has(id); }
  [[nodiscard]] std::string text(const std::string& id) const { return page_->host.twin.text(id); }
  [[nodiscard]] bool checked(const std::string& id) const {
    return page_->host.twin.node(id).value("checked", false);
  }
  /// Everything that the page says in notices and alerts.
  [[nodiscard]] std::string alerts() const {
    std::string words;
    for (const std::string& id : page_->host.twin.all("alert")) words += text(id) + "\n";
    return words;
  }

  FakeVisitor visitor;
  /// What the address of the page's frame says, as app::parse_config takes it.
  nlohmann::json embedded = nlohmann::json::object();
  stage_test::FakeSite site;
  stage_test::HeldNetwork network;
  stage::ThreadWorkers workers;

 private:
  /// Adds a recorded demo's run as the site has it.
  void add_packed(const std::filesystem::path& file, const std::filesystem::path& course) {
    const trace::Trace run =
        trace::from_json(stage_test::read_text(file), file.filename().string());
    const auto packed = relative(file, course).replace_extension(".txt");
    site.files[root + packed.string()] = stage_test::packed(run);
  }
  /// Stores that the learner has made every prediction of a lesson, so that none stops a run. A test of
  /// predictions clears `visitor.storage`.
  void predict_all(const std::filesystem::path& file) {
    const auto lesson = nlohmann::json::parse(stage_test::read_text(file));
    course::Progress progress = course::load_progress(visitor.storage).progress;
    auto& made = progress.lessons[file.parent_path().filename().string()];
    for (const auto& demo : lesson.at("demos")) {
      for (const auto& prediction : demo.value("predictions", nlohmann::json::array()))
        course::record_prediction(made,
                                  course::prediction_key(demo.at("id").get<std::string>(),
                                                         prediction.at("id").get<std::string>()),
                                  course::PredictionResult::right);
    }
    visitor.storage = course::dump_progress(progress);
  }

  struct Page {
    explicit Page(FakeBrowser& browser)
        : host(browser.visitor),
          surface(browser.visitor.graphics_lost),
          application(browser.platform(*this), fonts(), browser.config()) {
      host.serve(application);
      host.wake();
    }
    FakeHost host;
    FakeSurface surface;
    app::Application application;
  };

  static ui::FontFiles fonts() {
    const std::filesystem::path folder = places::fonts;
    return {.regular = stage_test::read_text(folder / "inter-regular.ttf"),
            .semibold = stage_test::read_text(folder / "inter-semibold.ttf"),
            .mono = stage_test::read_text(folder / "jetbrains-mono.ttf")};
  }
  app::Platform platform(Page& page) {
    return {.host = page.host,
            .surface = page.surface,
            .site = site,
            .services = {.live = &network, .workers = &workers, .real_time = [this] {
                           return visitor.seconds;
                         }}};
  }
  app::Config config() {
    const auto [path, fragment] = split(visitor.history.address());
    nlohmann::json config = {{"root", root},
                             {"path", path},
                             {"hash", fragment},
                             {"scroll", visitor.history.entry().scroll},
                             {"progress", visitor.storage_blocked ? "" : visitor.storage},
                             {"storage", visitor.storage_blocked ? "blocked" : ""},
                             {"lost", visitor.lost},
                             {"review", visitor.review},
                             {"edits", true},
                             {"dark", visitor.system.dark},
                             {"contrast", visitor.system.contrast},
                             {"forced", visitor.system.forced},
                             {"reduced", true},
                             {"width", window_.x},
                             {"height", window_.y}};
    config.update(embedded);
    return app::parse_config(config.dump());
  }
  static std::pair<std::string, std::string> split(const std::string& address) {
    const std::size_t mark = address.find('#');
    if (mark == std::string::npos) return {address, ""};
    return {address.substr(0, mark), address.substr(mark + 1)};
  }

  void load() {
    page_.reset();  // there is one ImGui
    page_ = std::make_unique<Page>(*this);
    settle();
  }
  void travel(std::size_t to) {
    host().remember();
    visitor.history.at = to;
    const auto& entry = visitor.history.entry();
    const auto [path, fragment] = split(entry.address);
    app().route(path, fragment, entry.scroll);
    host().wake();
    settle();
  }
  void frame() {
    (void)host().take_wanted();
    const bool again = app().frame(visitor.seconds * 1000);
    host().deliver();
    if (!again) return;
    host().wake();
    visitor.seconds += 1.0 / 60;
  }

  ui::Vec window_;
  std::unique_ptr<Page> page_;
};
