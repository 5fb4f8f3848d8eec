/// The site's files: those that the page has already loaded, and the network for all others.
///
///     app::SiteFiles site(net::default_transport());
///     site.add("https://…/course.json", text);
///     net::Response response = co_await site.send({.url = "https://…/course.json"});
#pragma once

#include <map>
#include <string>

#include "net/transport.hpp"

namespace app {

class SiteFiles final : public net::Transport {
 public:
  /// `network` must outlive this.
  explicit SiteFiles(net::Transport& network) : network_(network) {}

  /// Adds a file that is already loaded.
  void add(std::string url, std::string text);

  /// Answers the first request for an added file. Later ones go to the network, for its current content.
  aio::Future<net::Response> send(net::Request request) override;

 private:
  net::Transport& network_;
  std::map<std::string, std::string> texts_;
};

}  // namespace app
