/// The page around the app, with what outlives a page: the history and the storage. It does what
/// web/host does, and throws at a call that the page could make no sense of.
///
///     FakeVisitor visitor;
///     FakeHost host(visitor);
///     host.navigate("async-python/", true);
///     EXPECT_EQ(visitor.history.address(), "async-python/");
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <ranges>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "app/application.hpp"
#include "app/host.hpp"
#include "fake_twin.hpp"
#include "reader/run_lesson.hpp"
#include "trace/bytes.hpp"
#include "trace/recording.hpp"
#include "ui/frame/node_ids.hpp"

/// The entries of a tab's history.
struct FakeHistory {
  struct Entry {
    std::string address;
    float scroll = -1;  // of what is read, when it was left
  };

  [[nodiscard]] Entry& entry() { return entries.at(at); }
  [[nodiscard]] const std::string& address() const { return entries.at(at).address; }
  void push(const std::string& address) {
    if (!entries.empty()) entries.resize(++at);
    entries.push_back({address});
  }

  std::vector<Entry> entries;
  std::size_t at = 0;
};

/// A browser and who sits in front of it, whatever page is open.
struct FakeVisitor {
  FakeHistory history;
  double seconds = 100;  // of every clock
  std::string storage;
  bool storage_blocked = false;
  bool storage_full = false;
  std::string lost;            // what the page says of progress that it could not recover
  bool review = false;         // the platform lets nothing change
  bool graphics_lost = false;  // before the page opens
  std::map<std::string, std::string> runs;  // recorded, by the name that the app gives them
  std::string chosen_run;                   // what the learner chooses when asked for a file
  bool run_grows = false;                   // what load_run() gives is more of the run that is open
  std::string edited_run;                   // what the learner makes of a program
  std::optional<int> judged_step;           // where the exercise fails for which that is
  std::optional<std::string> clipboard = "";  // none: the browser lets no page copy
  app::SystemLook system;
};

class FakeHost final : public app::Host {
 public:
  explicit FakeHost(FakeVisitor& visitor) : visitor_(visitor) {}

  /// The app, which is made with this host and so comes later.
  void serve(app::Application& application) { app_ = &application; }

  void patch(const std::string& json) override {
    if (!failure.empty()) fail("a patch after the app has failed");
    const auto path = twin.path(focused_);
    twin.apply(json);
    if (!path.empty() && !twin.has(focused_)) lost_focus_ = path;
    for (const char* area : {ui::node_id::lesson, ui::node_id::index}) {
      if (twin.has(area)) main_ = area;
    }
    for (const std::string& area : twin.all("scroll")) {
      if (scrolled_.contains(area)) place(area, scrolled_[area]);
    }
  }
  void wake_in(double seconds) override {
    if (seconds <= 0) wanted_ = true;
    else due_ = std::min(due_.value_or(visitor_.seconds + seconds), visitor_.seconds + seconds);
  }
  void scroll_to(const std::string& id, ui::Vec at, bool /*smooth*/) override { place(id, at); }
  void focus(const std::string& id) override {
    if (!twin.has_target(id)) fail("the focus goes to " + id + ", which is not there");
    lost_focus_.clear();
    take_focus(id, true);
  }
  void copy(const std::string& text) override {
    if (visitor_.clipboard) visitor_.clipboard = text;
    const bool done = visitor_.clipboard.has_value();
    later([done](app::Application& app) { app.copied(done); });
  }
  void navigate(const std::string& address, bool push) override {
    if (address.find("://") != std::string::npos || address.starts_with('/'))
      fail("the address " + address + " does not begin at the site's root");
    if (!push) {
      visitor_.history.entry().address = address;
      return;
    }
    remember();
    visitor_.history.push(address);
  }
  [[nodiscard]] std::string stored() override {
    return visitor_.storage_blocked ? "" : visitor_.storage;
  }
  void save(const std::string& text) override {
    const bool done = !visitor_.storage_blocked && !visitor_.storage_full;
    if (done) {
      visitor_.storage = text;
      ++writes;
    }
    later([done](app::Application& app) { app.saved(done, done ? "" : "The storage is full."); });
  }
  void report(const std::string& event) override { reports.push_back(event); }
  void load_run(const std::string& trace) override {
    const auto found = visitor_.runs.find(trace);
    if (found == visitor_.runs.end())
      return later(
          [trace](app::Application& app) { app.refuse_run(trace, "There is no such run."); });
    later([trace, text = found->second, grows = visitor_.run_grows](app::Application& app) {
      try {
        const auto recording = trace::recording_from_json(text, trace);
        auto lesson = nlohmann::json::parse(
            reader::run_lesson(recording, trace::summarize(recording.trace), "program.py", trace));
        for (const auto line : std::views::split(recording.program.text, '\n'))
          lesson["demos"][0]["listing"]["python"]["lines"].push_back(
              {" " + std::string(line.begin(), line.end())});
        app.take_run(trace, lesson.dump(), trace::to_bytes(recording.trace), grows);
      } catch (const trace::FormatError& error) {
        app.refuse_run(trace, error.what());
      }
    });
  }
  void choose_run() override {
    later([run = visitor_.chosen_run](app::Application& app) { app.open_run(run); });
  }
  void edit(const std::string& file, const std::string& text) override {
    if (!file.ends_with(".py") || text.empty()) fail("nothing to edit");
    edited = text;
    later([run = visitor_.edited_run, step = visitor_.judged_step](app::Application& app) {
      app.open_run(run, step.value_or(0), !step);
    });
  }
  void title(const std::string& text) override {
    if (text.empty()) fail("a page without a title");
    page_title = text;
  }
  void look(const std::string& name, const std::string& text) override {
    if (name != "dark" && name != "light") fail("there is no theme " + name);
    const auto scale = nlohmann::json::parse(text);
    if (scale.empty()) fail("a look without text styles");
    theme = name;
    for (const auto& style : scale) text_sizes[style.at(0)] = style.at(1);
  }
  void ready() override {
    if (is_ready) fail("the first frame comes twice");
    if (!twin.has("twin")) fail("the first frame has nothing in it");
    is_ready = true;
  }
  void failed(const std::string& message) override {
    if (message.empty()) fail("a failure without a reason");
    failure = message;
  }

  /// Tells the app what has happened since its frame began.
  void deliver() {
    for (const auto& event : std::exchange(events_, {})) event(*app_);
    // The element with the focus is gone: what it was in gets it, as in twin.js.
    for (const std::string& id : std::exchange(lost_focus_, {})) {
      if (twin.has(id)) return take_focus(id, false);
    }
  }
  void take_focus(const std::string& id, bool visible) {
    focused_ = id;
    app_->input().focus(id, visible);
    wanted_ = true;
  }
  /// Scrolls as far as the area goes. Also what is not drawn now: it then begins there.
  void place(const std::string& id, ui::Vec at) {
    if (twin.has(id)) {
      if (twin.role(id) != "scroll") fail(id + " does not scroll");
      const auto& node = twin.node(id);
      const auto most = [&node](std::size_t axis) {
        return std::max(0.0F,
                        node["content"][axis].get<float>() - node["rect"][axis + 2].get<float>());
      };
      at = {std::clamp(at.x, 0.0F, most(0)), std::clamp(at.y, 0.0F, most(1))};
    }
    const bool moved = std::exchange(scrolled_[id], at) != at;
    if (moved) later([id, at](app::Application& app) { app.input().scrolled(id, at); });
  }
  /// Writes into the history how far what is read is scrolled.
  void remember() {
    if (main_.empty()) return;
    visitor_.history.entry().scroll = scrolled_[main_].y;
  }
  [[nodiscard]] float scroll(const std::string& id) const {
    const auto found = scrolled_.find(id);
    return found == scrolled_.end() ? 0 : found->second.y;
  }
  [[nodiscard]] const std::string& focused() const { return focused_; }
  /// Whether a frame is wanted; asking takes the wish.
  [[nodiscard]] bool take_wanted() {
    due_.reset();
    return std::exchange(wanted_, false);
  }
  [[nodiscard]] std::optional<double> due() const { return due_; }
  [[nodiscard]] bool wanted() const { return wanted_; }

  FakeTwin twin;
  bool is_ready = false;
  std::string failure;
  std::string page_title;
  std::string edited;  // the program that the learner was given to edit
  std::string theme;
  std::map<std::string, float> text_sizes;  // by style
  int writes = 0;
  std::vector<std::string> reports;  // what the learner did, as JSON

 private:
  [[noreturn]] static void fail(const std::string& why) { throw std::logic_error("host: " + why); }

  void later(std::function<void(app::Application&)> event) {
    events_.push_back(std::move(event));
    wanted_ = true;
  }

  FakeVisitor& visitor_;
  app::Application* app_ = nullptr;
  std::string main_;
  std::string focused_;
  std::vector<std::string> lost_focus_;
  std::map<std::string, ui::Vec> scrolled_;
  std::vector<std::function<void(app::Application&)>> events_;
  bool wanted_ = false;
  std::optional<double> due_;
};
