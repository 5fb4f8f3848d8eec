#include "app/resources.hpp"

#include <emscripten/fetch.h>

#include <cstring>

#include "aio/future.hpp"
#include "app/host_calls.hpp"

namespace app {
namespace {

using Answer = aio::Future<std::string>;

void finish(emscripten_fetch_t* fetch) {
  auto* answer = static_cast<Answer*>(fetch->userData);
  if (fetch->status == 200) {
    answer->set_result(std::string(fetch->data, static_cast<std::size_t>(fetch->numBytes)));
  } else {
    const std::string why = fetch->status == 0 ? "there is no connection"
                                               : "the server answered " + std::to_string(fetch->status);
    answer->set_exception(std::make_exception_ptr(ResourceError(
        std::string(fetch->url) + " could not be loaded: " + why + ". Reload to try again.")));
  }
  delete answer;
  emscripten_fetch_close(fetch);
  host::wake();
}

}  // namespace

aio::Coroutine<std::string> load_text(std::string url) {
  Answer answer = aio::get_running_loop().create_future<std::string>();
  emscripten_fetch_attr_t request;
  emscripten_fetch_attr_init(&request);
  std::strcpy(request.requestMethod, "GET");
  request.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY;
  request.userData = new Answer(answer);
  request.onsuccess = finish;
  request.onerror = finish;
  emscripten_fetch(&request, url.c_str());
  co_return co_await answer;
}

}  // namespace app
