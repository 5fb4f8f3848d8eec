#include "app/site_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "aio/run.hpp"

namespace {

class CountedNetwork final : public net::Transport {
 public:
  aio::Future<net::Response> send(net::Request request) override {
    asked.push_back(request.url);
    auto answer = aio::get_running_loop().create_future<net::Response>();
    answer.set_result(net::Response{.status = 200, .body = "from the network"});
    return answer;
  }

  std::vector<std::string> asked;
};

aio::Coroutine<std::string> body_of(app::SiteFiles& site, std::string url) {
  co_return (co_await site.send({.url = std::move(url)})).body;
}

TEST(SiteFiles, GiveWhatThePageHasLoadedWithoutAskingTheNetwork) {
  CountedNetwork network;
  app::SiteFiles site(network);
  site.add("https://site/course.json", "{}");
  EXPECT_EQ(aio::run(body_of(site, "https://site/course.json")), "{}");
  EXPECT_TRUE(network.asked.empty());
}

TEST(SiteFiles, AskTheNetworkForEverythingElse) {
  CountedNetwork network;
  app::SiteFiles site(network);
  site.add("https://site/course.json", "{}");
  EXPECT_EQ(aio::run(body_of(site, "https://site/other.json")), "from the network");
  EXPECT_EQ(network.asked, std::vector<std::string>{"https://site/other.json"});
}

TEST(SiteFiles, AskTheNetworkWhenAFileIsWantedAgain) {
  CountedNetwork network;
  app::SiteFiles site(network);
  site.add("https://site/course.json", "damaged");
  EXPECT_EQ(aio::run(body_of(site, "https://site/course.json")), "damaged");
  EXPECT_EQ(aio::run(body_of(site, "https://site/course.json")), "from the network");
}

}  // namespace
