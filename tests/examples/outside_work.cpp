// An operation outside the loop, such as a request that a library carries out on its own thread.
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "aio/aio.hpp"

namespace {

/// Stands for a library that calls back from a thread of its own.
class Library {
 public:
  std::jthread get(std::string url, std::function<void(std::string)> answered) {
    return std::jthread(
        [url = std::move(url), answered = std::move(answered)] { answered("the page at " + url); });
  }
};

/// While it exists its loop waits for it. The loop owns it: it ends by `answer`, or with the loop.
class Request final : public aio::OutsideOperation {
 public:
  Request(aio::EventLoop& loop, Library& library, const std::string& url)
      : OutsideOperation(loop),
        future_(loop.create_future<std::string>(aio::AwaitKind::network, "GET " + url)) {
    thread_ = library.get(url, [this, mailbox = loop.mailbox()](std::string text) {
      mailbox->post([this, text = std::move(text)] { answer(text); });
    });
  }

  [[nodiscard]] aio::Future<std::string> future() const { return future_; }

 private:
  void answer(const std::string& text) {
    if (!future_.done()) future_.set_result(text);
    delete this;
  }

  aio::Future<std::string> future_;
  std::jthread thread_;  // joined when this goes
};

aio::Coroutine<std::string> fetch(Library& library, std::string url) {
  const auto* request = new Request(aio::get_running_loop(), library, url);  // the loop owns it
  co_return co_await request->future();
}

aio::Coroutine<> program() {
  Library library;
  std::puts((co_await fetch(library, "https://a.example")).c_str());
}

}  // namespace

int main() { aio::run(program()); }
