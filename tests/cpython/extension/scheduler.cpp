#include "scheduler.hpp"

#include <utility>

#include "host_clock.hpp"

namespace cpython {

namespace {
std::uint64_t handles_run_so_far = 0;
}  // namespace

std::uint64_t Scheduler::handles_run() noexcept { return handles_run_so_far; }

Scheduler::Turn::Turn(Scheduler& owner, PyObject* waiting, Place where)
    : scheduler(&owner), handle(PyRef::of(waiting)), place(where) {
  scheduler->turns_.push_back(*this);
  scheduler->by_handle_[waiting] = this;
}

Scheduler::Turn::~Turn() {
  scheduler->forget(*this);  // before the handle goes, which may run code of Python
}

Scheduler::Scheduler(PyRef host, bool native_clock) : host_(std::move(host)) {
  if (native_clock) {
    auto clock = std::make_unique<PollClock>([this](PyObject* handle) { call_soon(handle); });
    poll_clock_ = clock.get();
    clock_ = std::move(clock);
  } else {
    clock_ = std::make_unique<HostClock>(host_);
  }
  loop_ = std::make_unique<aio::EventLoop>(*clock_);
}

Scheduler::~Scheduler() { loop_.reset(); }

std::shared_ptr<Scheduler::Turn> Scheduler::add(PyObject* handle, Place place) {
  return std::make_shared<Turn>(*this, handle, place);
}

void Scheduler::call_soon(PyObject* handle) {
  const std::shared_ptr<Turn> turn = add(handle, Place::ready);
  turn->scheduled = loop_->call_soon([this, turn] { run(*turn); }, "asyncio.Handle");
}

void Scheduler::call_at(PyObject* handle, double when) {
  const std::shared_ptr<Turn> turn = add(handle, Place::timers);
  turn->scheduled = loop_->call_at(when, [this, turn] { run(*turn); }, "asyncio.TimerHandle");
}

void Scheduler::call_soon_threadsafe(PyObject* handle) {
  const std::shared_ptr<Turn> turn = add(handle, Place::mailbox);
  loop_->call_soon_threadsafe([this, turn] { run(*turn); });
}

void Scheduler::cancel(PyObject* handle) {
  const auto found = by_handle_.find(handle);
  if (found == by_handle_.end()) return;
  aio::HandleRef scheduled = std::move(found->second->scheduled);  // the turn ends with it
  scheduled.cancel();
}

/// A handle may wait more than once: a reader's whose descriptor became ready again.
void Scheduler::forget(Turn& turn) {
  turn.unlink();
  const auto found = by_handle_.find(turn.handle.get());
  if (found != by_handle_.end() && found->second == &turn) by_handle_.erase(found);
}

void Scheduler::run(Turn& turn) {
  forget(turn);
  const PyRef handle = std::move(turn.handle);
  if (error_) {
    deferred_.push_back(handle);
    return;
  }
  ++handles_run_so_far;
  try {
    const PyRef host = alive(host_);
    checked(PyObject_CallMethod(host.get(), "_run_handle", "(O)", handle.get()));
  } catch (const PythonError&) {
    error_ = PyRef(PyErr_GetRaisedException());
  }
}

void Scheduler::run_once(bool stopping) {
  clock_->allow_waiting(!stopping);
  const std::optional<double> first = loop_->next_timer();
  if (loop_->has_ready() || (first && *first <= clock_->time())) clock_->poll(0);
  loop_->run_once();
  if (!error_) return;
  put_back();
  PyErr_SetRaisedException(std::exchange(error_, {}).release());
  throw PythonError();
}

/// Those that did not have their turn come before what was scheduled meanwhile, as in asyncio,
/// whose `_ready` still has them at its head.
void Scheduler::put_back() {
  std::vector<PyRef> handles = std::exchange(deferred_, {});
  if (handles.empty()) return;
  for (PyRef& handle : handles_in(Place::ready)) handles.push_back(std::move(handle));
  clear(Place::ready);
  for (const PyRef& handle : handles) call_soon(handle.get());
}

void Scheduler::clear(Place place) {
  std::vector<aio::HandleRef> scheduled;
  turns_.for_each([&](Turn& turn) {
    if (turn.place == place) scheduled.push_back(std::move(turn.scheduled));
  });
  for (aio::HandleRef& handle : scheduled) handle.cancel();
}

std::vector<PyRef> Scheduler::handles_in(Place place) const {
  std::vector<PyRef> handles;
  turns_.for_each([&](const Turn& turn) {
    if (turn.place == place) handles.push_back(turn.handle);
  });
  return handles;
}

}  // namespace cpython
