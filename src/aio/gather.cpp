#include "aio/gather.hpp"

#include <unordered_set>

namespace aio::detail {

GatherCore::~GatherCore() = default;

/// Whether a future is there twice.
bool GatherCore::have_repeats(std::span<Child> children) {
  constexpr std::size_t few = 16;
  if (children.size() <= few) {
    for (std::size_t i = 1; i < children.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (children[i].future == children[j].future) return true;
      }
    }
    return false;
  }
  std::unordered_set<const FutureBase*> seen;
  for (const Child& child : children) seen.insert(child.future);
  return seen.size() < children.size();
}

void GatherCore::start(std::span<Child> children) {
  children_ = children;
  const bool repeats = have_repeats(children);
  std::unordered_set<const FutureBase*> seen;
  std::vector<FutureBase*> done_already;
  for (Child& child : children) {
    child.gather = this;
    if (repeats && !seen.insert(child.future).second) continue;
    ++expected_;
    if (child.future->done()) {
      done_already.push_back(child.future);
      continue;
    }
    if (!linked()) outer_->loop().hold(*this);
    outer_->retain();  // until this child calls back
    child.future->add_done_callback(static_cast<Handle&>(child));
  }
  for (FutureBase* future : done_already) child_done(*future);
  if (children.empty()) collect();
}

void GatherCore::on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
  auto& child = static_cast<Child&>(handle);
  if (op == HandleOp::describe) {
    const AwaitInfo of_child = child.future->describe();
    *info = {HandleKind::gather,
             of_child.kind == AwaitKind::task ? of_child.tasks.front() : nullptr,
             {}};
    return;
  }
  FutureBase* outer = child.gather->outer_;
  if (op == HandleOp::run) child.gather->child_done(*child.future);
  outer->release();
}

/// `_done_callback` of asyncio's gather.
void GatherCore::child_done(FutureBase& child) {
  ++finished_;
  if (outer_->done()) {
    if (!child.cancelled()) static_cast<void>(child.exception());  // nobody else will ask for it
    return;
  }
  if (!return_exceptions_) {
    if (child.cancelled()) {
      outer_->set_failure({child.make_cancelled_error(), true});
      return;
    }
    if (std::exception_ptr exception = child.exception()) {
      outer_->set_failure({std::move(exception), child.ended_cancelled()});
      return;
    }
  }
  if (finished_ < expected_) return;
  if (cancel_requested_) {
    for (const Child& each : children_) each.future->mark_retrieved();
    outer_->set_failure({children_.back().future->make_cancelled_error(), true});
  } else {
    collect();
  }
}

bool GatherCore::cancel_children(const CancelMessage& message) {
  bool accepted = false;
  for (Child& child : children_) accepted = child.future->cancel(message) || accepted;
  cancel_requested_ = cancel_requested_ || accepted;
  return accepted;
}

void GatherCore::let_go() noexcept {
  const Ref<FutureBase> alive(outer_);
  for (Child& child : children_) {
    if (!child.linked()) continue;
    child.unlink();
    outer_->release();
  }
}

AwaitInfo GatherCore::describe_children() const {
  AwaitInfo info(AwaitKind::gather);
  for (const Child& child : children_) {
    const AwaitInfo of_child = child.future->describe();
    if (of_child.kind == AwaitKind::task && !child.future->done())
      info.tasks.push_back(of_child.tasks.front());
  }
  return info;
}

}  // namespace aio::detail
