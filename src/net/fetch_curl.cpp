// The network of a native build: libcurl on its own thread.

#include <memory>
#include <utility>

#include "net/curl_engine.hpp"
#include "net/curl_transfer.hpp"
#include "net/errors.hpp"
#include "net/exchange.hpp"
#include "net/transport.hpp"
#include "net/url.hpp"

namespace net {

namespace {

class CurlExchange final : public Exchange {
 public:
  CurlExchange(aio::EventLoop& loop, Request request, std::shared_ptr<CurlEngine> engine)
      : Exchange(loop, std::move(request)),
        engine_(std::move(engine)),
        transfer_(std::make_shared<CurlTransfer>(this->request(), reply())) {
    engine_->start(transfer_);
  }

  ~CurlExchange() override { engine_->abort(std::move(transfer_)); }

 private:
  std::shared_ptr<CurlEngine> engine_;
  std::shared_ptr<CurlTransfer> transfer_;
};

class CurlTransport final : public Transport {
 public:
  ~CurlTransport() override { engine_->close(); }

  aio::Future<Response> send(Request request) override {
    aio::EventLoop& loop = aio::get_running_loop();
    request = prepared(std::move(request));
    if (!is_absolute(request.url))
      throw InvalidURL(request.url,
                       "a relative URL needs a base URL; expected http:// or https://");
    return (new CurlExchange(loop, std::move(request), engine_))->future();
  }

 private:
  std::shared_ptr<CurlEngine> engine_ = std::make_shared<CurlEngine>();
};

}  // namespace

std::unique_ptr<Transport> make_network_transport() { return std::make_unique<CurlTransport>(); }

}  // namespace net
