#include "demos/demos.hpp"

#include <algorithm>
#include <array>

namespace demos {

namespace {

constexpr std::array demos = {
    Demo{"fetch-users", "fetch_users", Needs::network, &fetch_users},
    Demo{"hello-alone", "hello_alone", Needs::nothing, &hello_alone},
    Demo{"hello-task", "hello_task", Needs::nothing, &hello_task},
    Demo{"hello-gather", "hello_gather", Needs::nothing, &hello_gather},
    Demo{"async-with", "async_with", Needs::nothing, &async_with},
    Demo{"async-for", "async_for", Needs::nothing, &async_for},
    Demo{"paginate", "paginate", Needs::network, &paginate},
    Demo{"http-errors", "http_errors", Needs::network, &http_errors},
    Demo{"gather-exceptions", "gather_exceptions", Needs::nothing, &gather_exceptions},
    Demo{"timeout", "timeout", Needs::nothing, &timeout},
    Demo{"blocking", "blocking", Needs::nothing, &blocking},
    Demo{"to-thread", "to_thread", Needs::nothing, &to_thread},
    Demo{"process-pool", "process_pool", Needs::worker, &process_pool},
    Demo{"github", "github_users", Needs::network, &github_users},
};

}  // namespace

std::span<const Demo> all() { return demos; }

const Demo* find(std::string_view id) {
  const auto found = std::ranges::find(demos, id, &Demo::id);
  return found == demos.end() ? nullptr : &*found;
}

}  // namespace demos
