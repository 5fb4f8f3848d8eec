#include "app/resources.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "aio/run.hpp"
#include "net/errors.hpp"

namespace {

// A site with one file, which is answered with `status`; without one there is no connection.
class OneFile final : public net::Transport {
 public:
  explicit OneFile(std::optional<int> status) : status_(status) {}

  aio::Future<net::Response> send(net::Request request) override {
    auto answer = aio::get_running_loop().create_future<net::Response>();
    if (status_) {
      answer.set_result(net::Response{.status = *status_, .reason = "Reason", .body = "{}"});
    } else {
      answer.set_exception(net::ClientConnectionError("refused by " + request.url));
    }
    return answer;
  }

 private:
  std::optional<int> status_;
};

std::string problem(std::optional<int> status) {
  OneFile site(status);
  try {
    aio::run(app::load_text(site, "https://site/one/lesson.json"));
  } catch (const app::ResourceError& error) {
    return error.what();
  }
  return "";
}

const std::string remedy =
    ". Reload to try again; if that does not help, tell whoever runs the site.";

TEST(Resources, AreTheBodyOfAGoodAnswer) {
  OneFile site(200);
  EXPECT_EQ(aio::run(app::load_text(site, "https://site/one/lesson.json")), "{}");
}

TEST(Resources, ThatTheServerRefusesAreNamedWithItsAnswer) {
  EXPECT_EQ(problem(404), "the server answered 404 for lesson.json" + remedy);
}

TEST(Resources, ThatCannotBeReachedAreNamedInTheReadersWords) {
  EXPECT_EQ(problem({}), "lesson.json could not be loaded: the connection failed" + remedy);
}

}  // namespace
