/// The page in the browser; the other side is web/host/calls.js.
///
///     app::BrowserHost host;
///     host.title("Async Python");
#pragma once

#include <string>

#include "app/host.hpp"

namespace app {

class BrowserHost final : public Host {
 public:
  void patch(const std::string& json) override;
  void wake_in(double seconds) override;
  void scroll_to(const std::string& id, ui::Vec at, bool smooth) override;
  void focus(const std::string& id) override;
  void copy(const std::string& text) override;
  void navigate(const std::string& address, bool push) override;
  [[nodiscard]] std::string stored() override;
  void save(const std::string& text) override;
  void report(const std::string& event) override;
  void load_run(const std::string& trace) override;
  void choose_run() override;
  void edit(const std::string& file, const std::string& text) override;
  void title(const std::string& text) override;
  void look(const std::string& theme, const std::string& styles) override;
  void ready() override;
  void failed(const std::string& message) override;
};

}  // namespace app
