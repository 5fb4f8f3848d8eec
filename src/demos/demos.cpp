#include "demos/demos.hpp"

#include <algorithm>
#include <array>

namespace demos {

namespace {

constexpr std::array demos = {
    Demo{
        "fetch-users", "fetch_users", Needs::network, Proof::with_stand_ins,
        &fetch_users},
    Demo{"hello-alone", "hello_alone", Needs::nothing, Proof::whole, &hello_alone},
    Demo{"hello-task", "hello_task", Needs::nothing, Proof::whole, &hello_task},
    Demo{"hello-gather", "hello_gather", Needs::nothing, Proof::whole, &hello_gather},
    Demo{"async-with", "async_with", Needs::nothing, Proof::whole, &async_with},
    Demo{"async-for", "async_for", Needs::nothing, Proof::whole, &async_for},
    Demo{"paginate", "paginate", Needs::network, Proof::with_stand_ins, &paginate},
    Demo{
        "http-errors", "http_errors", Needs::network, Proof::with_stand_ins,
        &http_errors},
    Demo{
        "gather-exceptions", "gather_exceptions", Needs::nothing, Proof::whole,
        &gather_exceptions},
    Demo{"timeout", "timeout", Needs::nothing, Proof::whole, &timeout},
    Demo{"blocking", "blocking", Needs::nothing, Proof::whole, &blocking},
    Demo{"to-thread", "to_thread", Needs::nothing, Proof::with_stand_ins, &to_thread},
    Demo{"process-pool", "process_pool", Needs::worker, Proof::none, &process_pool},
    Demo{"github", "github_users", Needs::network, Proof::with_stand_ins, &github_users},
};

}  // namespace

std::span<const Demo> all() { return demos; }

const Demo* find(std::string_view id) {
  const auto found = std::ranges::find(demos, id, &Demo::id);
  return found == demos.end() ? nullptr : &*found;
}

}  // namespace demos
