// The site's files: those that the page has loaded already, and the network for all others.
//   app::SiteFiles site(net::default_transport());
//   site.add("https://…/course.json", text);
//   net::Response response = co_await site.send({.url = "https://…/course.json"});
#pragma once

#include <map>
#include <string>

#include "net/transport.hpp"

namespace app {

class SiteFiles final : public net::Transport {
 public:
  // `network` must outlive this.
  explicit SiteFiles(net::Transport& network) : network_(network) {}

  void add(std::string url, std::string text);

  // A file is given once: whoever asks for it again wants it as it is now.
  aio::Future<net::Response> send(net::Request request) override;

 private:
  net::Transport& network_;
  std::map<std::string, std::string> texts_;
};

}  // namespace app
