#include "demos/demos.hpp"

#include <algorithm>
#include <array>

namespace demos {

namespace {

constexpr std::array demos = {
    Demo{"fetch-users", "fetch_users", Needs::network, true, &fetch_users},
    Demo{"hello-alone", "hello_alone", Needs::nothing, true, &hello_alone},
    Demo{"hello-task", "hello_task", Needs::nothing, true, &hello_task},
    Demo{"hello-gather", "hello_gather", Needs::nothing, true, &hello_gather},
    Demo{"async-with", "async_with", Needs::nothing, true, &async_with},
    Demo{"async-for", "async_for", Needs::nothing, true, &async_for},
    Demo{"paginate", "paginate", Needs::network, true, &paginate},
    Demo{"http-errors", "http_errors", Needs::network, true, &http_errors},
    Demo{
        "gather-exceptions", "gather_exceptions", Needs::nothing, true,
        &gather_exceptions},
    Demo{"timeout", "timeout", Needs::nothing, true, &timeout},
    Demo{"blocking", "blocking", Needs::nothing, true, &blocking},
    Demo{"to-thread", "to_thread", Needs::nothing, true, &to_thread},
    Demo{"process-pool", "process_pool", Needs::worker, false, &process_pool},
    Demo{"github", "github_users", Needs::network, true, &github_users},
};

}  // namespace

std::span<const Demo> all() { return demos; }

const Demo* find(std::string_view id) {
  const auto found = std::ranges::find(demos, id, &Demo::id);
  return found == demos.end() ? nullptr : &*found;
}

}  // namespace demos
