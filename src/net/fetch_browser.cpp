// The network of a browser build: Emscripten's Fetch API, which is XMLHttpRequest underneath.

#include <emscripten/em_macros.h>
#include <emscripten/fetch.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "net/errors.hpp"
#include "net/exchange.hpp"
#include "net/transport.hpp"
#include "net/url.hpp"

// fetch_browser.js
extern "C" {
char* loopstep_response_url(unsigned id);
bool loopstep_is_offline();
bool loopstep_is_url(const char* url);
void loopstep_probe(const char* url, const char* headers, bool readable, void* probe);
}

namespace net {

namespace {

const char* explanation(ConnectFailure cause) {
  switch (cause) {
    case ConnectFailure::offline: return "the browser is offline";
    case ConnectFailure::cors:
      return "the server answers, but does not allow this page to read it: CORS";
    default:
      return "the browser does not say why: the server may be down, its name unknown, or the "
             "connection lost";
  }
}

void fail_to_connect(Exchange& exchange, ConnectFailure cause) {
  exchange.fail(ClientConnectorError(exchange.request().url, cause, explanation(cause)));
}

class BrowserExchange final : public Exchange {
 public:
  BrowserExchange(aio::EventLoop& loop, Request request) : Exchange(loop, std::move(request)) {
    start();
  }

  ~BrowserExchange() override { close(); }

 private:
  void start() {
    emscripten_fetch_attr_t attributes;
    emscripten_fetch_attr_init(&attributes);
    request().method.copy(attributes.requestMethod, sizeof attributes.requestMethod - 1);
    // "Replace" keeps the Fetch API from looking into its own cache first.
    attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_REPLACE;
    attributes.userData = this;
    attributes.onsuccess = attributes.onerror = [](emscripten_fetch_t* fetch) {
      if (auto* self = static_cast<BrowserExchange*>(fetch->userData)) self->on_end(fetch);
    };
    attributes.requestData = request().body.data();
    attributes.requestDataSize = request().body.size();
    std::vector<const char*> headers;
    for (const auto& [name, value] : request().headers) {
      headers.push_back(name.c_str());
      headers.push_back(value.c_str());
    }
    headers.push_back(nullptr);
    attributes.requestHeaders = headers.data();
    emscripten_fetch_t* fetch = emscripten_fetch(&attributes, request().url.c_str());
    if (!ended_) fetch_ = fetch;
  }

  /// Handles the end of the request, which may come while `start()` still runs.
  void on_end(emscripten_fetch_t* fetch) {
    ended_ = true;
    fetch_ = fetch;
    if (fetch->status != 0) {
      reply().post([response = response_of(*fetch)](Exchange& exchange) mutable {
        exchange.succeed(std::move(response));
      });
    } else {
      explain();
    }
    close();
  }

  static Response response_of(emscripten_fetch_t& fetch) {
    Response response{.status = fetch.status, .reason = static_cast<const char*>(fetch.statusText)};
    response.body.assign(fetch.data, static_cast<std::size_t>(fetch.numBytes));
    std::string lines(emscripten_fetch_get_response_headers_length(&fetch), '\0');
    emscripten_fetch_get_response_headers(&fetch, lines.data(), lines.size());
    for (std::size_t start = 0; start < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', start), lines.size());
      add_header_line(response.headers, std::string_view(lines).substr(start, end - start));
      start = end + 1;
    }
    const std::unique_ptr<char, decltype(&std::free)> url(loopstep_response_url(fetch.id),
                                                          &std::free);
    response.url = url.get();
    return response;
  }

  /// Finds out why there was no complete response, because XMLHttpRequest does not say.
  void explain() {
    if (loopstep_is_offline()) {
      reply().post([](Exchange& exchange) { fail_to_connect(exchange, ConnectFailure::offline); });
      return;
    }
    const std::string& method = request().method;
    const bool simple =
        method == "GET" || method == "HEAD" || method == "POST";  // needs no CORS preflight
    std::string headers;
    for (const auto& [name, value] : request().headers) headers += name + ':' + value + '\n';
    loopstep_probe(request().url.c_str(), headers.c_str(), simple, new Reply(reply()));
  }

  /// Frees the request, and aborts it if it is still in flight.
  void close() {
    emscripten_fetch_t* fetch = std::exchange(fetch_, nullptr);
    if (fetch == nullptr) return;
    fetch->userData = nullptr;  // closing a request in flight reports an error first
    emscripten_fetch_close(fetch);
  }

  emscripten_fetch_t* fetch_ = nullptr;
  bool ended_ = false;
};

class BrowserTransport final : public Transport {
 public:
  aio::Future<Response> send(Request request) override {
    aio::EventLoop& loop = aio::get_running_loop();
    request = prepared(std::move(request));
    if (!loopstep_is_url(request.url.c_str()))
      throw InvalidURL(request.url, "the browser does not accept this URL");
    return (new BrowserExchange(loop, std::move(request)))->future();
  }
};

}  // namespace

std::unique_ptr<Transport> make_network_transport() { return std::make_unique<BrowserTransport>(); }

}  // namespace net

// The result of loopstep_probe.
extern "C" EMSCRIPTEN_KEEPALIVE void loopstep_probed(void* probe, int found) {
  constexpr int readable = 2;
  constexpr int reachable = 1;
  const std::unique_ptr<net::Exchange::Reply> reply(static_cast<net::Exchange::Reply*>(probe));
  reply->post([found](net::Exchange& exchange) {
    if (found == readable) {
      exchange.fail(net::ClientPayloadError(
          "the connection was lost before the end, although the server answers"));
    } else {
      net::fail_to_connect(
          exchange, found == reachable ? net::ConnectFailure::cors : net::ConnectFailure::unknown);
    }
  });
}
