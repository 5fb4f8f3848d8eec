#include "aio/gather.hpp"

#include <unordered_set>

namespace aio::detail {

GatherCore::GatherCore(FutureBase& outer, std::size_t room, bool return_exceptions)
    : outer_(&outer),
      children_(room > 0 ? static_cast<Child*>(allocate_frame(room * sizeof(Child))) : nullptr),
      room_(static_cast<std::uint32_t>(room)),
      return_exceptions_(return_exceptions) {}

GatherCore::~GatherCore() {
  while (size_ > 0) children_[--size_].~Child();  // in reverse, as a list's items in CPython
  if (room_ > 0) free_frame(children_, room_ * sizeof(Child));
}

bool GatherCore::has_repeats() const {
  constexpr std::size_t few = 16;
  if (size_ <= few) {
    for (std::size_t i = 1; i < size_; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (children_[i].future == children_[j].future) return true;
      }
    }
    return false;
  }
  std::unordered_set<const FutureBase*> seen;
  for (const Child& child : children()) seen.insert(child.future.get());
  return seen.size() < size_;
}

void GatherCore::watch(Child& child) {
  if (watched_++ == 0) {
    outer_->retain();  // until all callbacks have run
    outer_->loop().hold(*this);
  }
  child.future->add_callback_to_pending(child);
}

void GatherCore::end_watch() noexcept {
  if (--watched_ == 0) outer_->release();
}

void GatherCore::start_tasks() {
  expected_ = size_;
  for (Child& child : children()) watch(child);
  if (size_ == 0) collect();
}

void GatherCore::start_futures() {
  const bool repeats = has_repeats();
  std::unordered_set<const FutureBase*> seen;
  std::vector<FutureBase*> done_already;
  for (Child& child : children()) {
    if (repeats && !seen.insert(child.future.get()).second) continue;
    ++expected_;
    if (child.future->done()) {
      done_already.push_back(child.future.get());
    } else {
      watch(child);
    }
  }
  for (FutureBase* future : done_already) child_done(*future);
  if (size_ == 0) collect();
}

void GatherCore::on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
  auto& child = static_cast<Child&>(handle);
  if (op == HandleOp::describe) {
    const AwaitInfo of_child = child.future->describe();
    *info = {HandleKind::gather,
             of_child.kind == AwaitKind::task ? of_child.tasks.front() : nullptr, of_child.label,
             child.gather};
    return;
  }
  GatherCore& gather = *child.gather;
  if (op == HandleOp::run) gather.child_done(*child.future);
  gather.end_watch();
}

/// `_done_callback` of asyncio's gather.
void GatherCore::child_done(FutureBase& child) {
  ++finished_;
  if (!child.has_value() && !survives(child)) return;
  if (finished_ == expected_ && !outer_->done()) finish();
}

bool GatherCore::survives(FutureBase& child) {
  if (outer_->done()) {
    child.mark_retrieved();  // nothing else will retrieve it
    return false;
  }
  if (return_exceptions_) return true;
  if (child.cancelled()) {
    outer_->set_failure({child.make_cancelled_error(), true});
  } else {
    outer_->set_failure({child.exception(), child.ended_cancelled()});
  }
  return false;
}

void GatherCore::finish() {
  if (!cancel_requested_) {
    collect();
    return;
  }
  for (const Child& each : children()) each.future->mark_retrieved();
  outer_->set_failure({children().back().future->make_cancelled_error(), true});
}

bool GatherCore::cancel_children(const CancelMessage& message) {
  bool accepted = false;
  for (Child& child : children()) accepted = child.future->cancel(message) || accepted;
  cancel_requested_ = cancel_requested_ || accepted;
  return accepted;
}

void GatherCore::stop_waiting() noexcept {
  const Ref<FutureBase> alive(outer_);
  for (Child& child : children()) {
    if (!child.linked()) continue;
    child.unlink();
    end_watch();
  }
}

AwaitInfo GatherCore::describe_children() const {
  AwaitInfo info(AwaitKind::gather);
  info.gather = this;
  for (const Child& child : children()) {
    if (child.future->done()) continue;
    const AwaitInfo of_child = child.future->describe();
    if (of_child.kind == AwaitKind::task) info.tasks.push_back(of_child.tasks.front());
    if (of_child.kind == AwaitKind::executor || of_child.kind == AwaitKind::network)
      info.outside.push_back(of_child.label);
  }
  return info;
}

}  // namespace aio::detail
