#include "app/browser_workers.hpp"

#include <emscripten/em_js.h>
#include <emscripten/emscripten.h>

#include <memory>
#include <string>
#include <utility>

EM_JS_DEPS(loopstep_workers, "$UTF8ToString,$stringToNewUTF8");

// clang-format off
// `done` is passed to loopstep_worker_done once, with the result or an error message.
EM_JS(void, js_start_worker, (const char* job, double argument, void* done), {
  Module["host"].job(UTF8ToString(job), argument).then((answer) => {
    const text = stringToNewUTF8(answer.problem || "");
    _loopstep_worker_done(done, answer.result || 0, text);
    _free(text);
  });
});
// clang-format on

extern "C" {

EMSCRIPTEN_KEEPALIVE void loopstep_worker_done(void* done, double result, const char* problem) {
  const std::unique_ptr<stage::Workers::Done> call(static_cast<stage::Workers::Done*>(done));
  const std::string reason = problem;
  if (reason.empty()) {
    (*call)(static_cast<std::int64_t>(result));
  } else {
    (*call)(std::unexpected("The browser's worker failed: " + reason +
                            ". Restart the demo to try again."));
  }
}

// A worker calls this in its own instance of the app's executable; see web/host/worker.js. Returns NaN if
// there is no such job.
EMSCRIPTEN_KEEPALIVE double loopstep_job(const char* name, double argument) {
  const demos::Job* job = demos::find_job(name);
  if (job == nullptr) return __builtin_nan("");
  return static_cast<double>(job->function(static_cast<std::int64_t>(argument)));
}

}  // extern "C"

namespace app {

void BrowserWorkers::start(const demos::Job& job, std::int64_t argument, Done done) {
  auto call = std::make_unique<Done>(std::move(done));
  js_start_worker(std::string(job.name).c_str(), static_cast<double>(argument), call.release());
}

}  // namespace app
