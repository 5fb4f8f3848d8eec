// The network of a browser build: Emscripten's Fetch API, which is XMLHttpRequest underneath.

#include <emscripten/em_js.h>
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

// What the Fetch API does not pass on. `Fetch` is its own JavaScript side.
EM_JS_DEPS(loopstep_net, "$Fetch,$stringToNewUTF8,$UTF8ToString");

// Where the answer came from, after redirections; the caller frees it.
EM_JS(char*, loopstep_response_url, (unsigned id), { return stringToNewUTF8(Fetch.xhrs.get(id).responseURL); });

EM_JS(bool, loopstep_is_offline, (), { return !navigator.onLine; });

// Whether a page may read any answer from there without the server's leave.
EM_JS(bool, loopstep_is_same_origin, (const char* url), {
  return new URL(UTF8ToString(url), document.baseURI).origin == location.origin;
});

// Whether the browser accepts the URL at all; XMLHttpRequest throws otherwise.
EM_JS(bool, loopstep_is_url, (const char* url), { return URL.canParse(UTF8ToString(url), document.baseURI); });

// Asks whether anybody answers there, without wanting to read the answer, which needs nobody's leave.
EM_JS(void, loopstep_probe, (const char* url, void* probe), {
  const options = {method: 'HEAD', mode: 'no-cors', cache: 'no-store', credentials: 'omit'};
  fetch(UTF8ToString(url), options).then(() => _loopstep_probed(probe, true), () => _loopstep_probed(probe, false));
});

namespace net {

namespace {

/// Tells the exchange why there was no answer.
void fail_without_answer(const Exchange::Reply& reply, ConnectFailure cause, const char* detail) {
  reply.post([cause, detail](Exchange& exchange) {
    exchange.fail(ClientConnectorError(exchange.request().url, cause, detail));
  });
}

constexpr const char* no_reason =
    "the browser does not say why: the server may be down, its name unknown, or the connection lost";

class BrowserExchange final : public Exchange {
 public:
  BrowserExchange(aio::EventLoop& loop, Request request) : Exchange(loop, std::move(request)) { start(); }

  ~BrowserExchange() override { close(); }

 private:
  void start() {
    emscripten_fetch_attr_t attributes;
    emscripten_fetch_attr_init(&attributes);
    request().method.copy(attributes.requestMethod, sizeof attributes.requestMethod - 1);
    // "Replace" is what keeps the Fetch API from looking in its own cache first.
    attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_REPLACE;
    attributes.userData = this;
    attributes.onsuccess = attributes.onerror = [](emscripten_fetch_t* fetch) {
      if (auto* self = static_cast<BrowserExchange*>(fetch->userData)) self->on_end(fetch);
    };
    attributes.onreadystatechange = [](emscripten_fetch_t* fetch) {
      if (auto* self = static_cast<BrowserExchange*>(fetch->userData)) self->on_progress(*fetch);
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

  void on_progress(const emscripten_fetch_t& fetch) {
    constexpr int headers_received = 2;
    if (fetch.readyState >= headers_received && fetch.status != 0) answered_ = true;
  }

  /// The request is over, one way or the other. It may be so before it has begun: inside `start()`.
  void on_end(emscripten_fetch_t* fetch) {
    ended_ = true;
    fetch_ = fetch;
    if (fetch->status != 0) {
      reply().post([response = response_of(*fetch)](Exchange& exchange) { exchange.succeed(response); });
    } else if (answered_) {
      reply().post([](Exchange& exchange) {
        exchange.fail(ClientPayloadError("the connection was lost before the end of the answer"));
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
    const std::unique_ptr<char, decltype(&std::free)> url(loopstep_response_url(fetch.id), &std::free);
    response.url = url.get();
    return response;
  }

  /// There was no answer, and XMLHttpRequest never says why. What can be found out is found out.
  void explain() {
    if (loopstep_is_offline()) {
      fail_without_answer(reply(), ConnectFailure::offline, "the browser is offline");
    } else if (loopstep_is_same_origin(request().url.c_str())) {
      fail_without_answer(reply(), ConnectFailure::unknown, no_reason);
    } else {
      loopstep_probe(request().url.c_str(), new Reply(reply()));
    }
  }

  /// Frees the request, and aborts it if it is still on its way.
  void close() {
    emscripten_fetch_t* fetch = std::exchange(fetch_, nullptr);
    if (fetch == nullptr) return;
    fetch->userData = nullptr;  // closing a request on its way reports an error first
    emscripten_fetch_close(fetch);
  }

  emscripten_fetch_t* fetch_ = nullptr;
  bool answered_ = false;  // a status has come
  bool ended_ = false;
};

class BrowserTransport final : public Transport {
 public:
  aio::Future<Response> send(Request request) override {
    aio::EventLoop& loop = aio::get_running_loop();
    request = prepared(std::move(request));
    if (!loopstep_is_url(request.url.c_str())) throw InvalidURL(request.url, "the browser knows no such URL");
    return (new BrowserExchange(loop, std::move(request)))->future();
  }
};

}  // namespace

std::unique_ptr<Transport> make_network_transport() { return std::make_unique<BrowserTransport>(); }

}  // namespace net

// The answer to loopstep_probe.
extern "C" EMSCRIPTEN_KEEPALIVE void loopstep_probed(void* probe, bool reachable) {
  const std::unique_ptr<net::Exchange::Reply> reply(static_cast<net::Exchange::Reply*>(probe));
  if (reachable) {
    net::fail_without_answer(*reply, net::ConnectFailure::cors,
                             "the server answers, but does not allow this page to read it: CORS");
  } else {
    net::fail_without_answer(*reply, net::ConnectFailure::unknown, net::no_reason);
  }
}
