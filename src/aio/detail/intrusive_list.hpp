/// An intrusive doubly linked list: nodes contain their links, so that linking, unlinking and appending a
/// whole list do not allocate and cannot fail.
///
///     struct Node : aio::ListLink {};
///     aio::List<Node> list; Node node; list.push_back(node);
///     node.unlink();
#pragma once

#include <utility>

namespace aio {

/// The links of one node. A node is in at most one list; its destructor removes it.
class ListLink {
 public:
  ListLink() noexcept = default;
  ListLink(const ListLink&) = delete;
  ListLink& operator=(const ListLink&) = delete;
  ~ListLink() { unlink(); }

  [[nodiscard]] bool linked() const noexcept { return next_ != nullptr; }

  /// Removes the node from its list, if it is in one.
  void unlink() noexcept {
    ListLink* next = next_;
    if (next == nullptr) return;
    ListLink* previous = prev_;
    previous->next_ = next;
    next->prev_ = previous;
    next_ = nullptr;
  }

 private:
  template <class T>
  friend class List;

  ListLink* prev_ = nullptr;
  ListLink* next_ = nullptr;
};

/// A FIFO of nodes derived from ListLink. It does not own its nodes.
template <class T>
class List {
 public:
  List() noexcept { reset(); }
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  ~List() {
    while (!empty()) pop_front();
    head_.next_ = nullptr;
  }

  [[nodiscard]] bool empty() const noexcept { return head_.next_ == &head_; }

  [[nodiscard]] bool has_one() const noexcept { return !empty() && head_.next_ == head_.prev_; }

  [[nodiscard]] T& front() noexcept { return *static_cast<T*>(head_.next_); }

  void push_back(T& node) noexcept {
    ListLink& link = node;
    ListLink* last = head_.prev_;
    link.prev_ = last;
    link.next_ = &head_;
    last->next_ = &link;
    head_.prev_ = &link;
  }

  /// Removes and returns the first node. The list must not be empty.
  T& pop_front() noexcept {
    ListLink* first = head_.next_;
    ListLink* second = first->next_;
    head_.next_ = second;
    second->prev_ = &head_;
    first->next_ = nullptr;
    return *static_cast<T*>(first);
  }

  /// The same if it is the only one.
  T& pop_only() noexcept {
    ListLink* only = head_.next_;
    reset();
    only->next_ = nullptr;
    return *static_cast<T*>(only);
  }

  /// Takes all nodes of `other`, in order, in constant time. This list must be empty.
  void take(List& other) noexcept {
    ListLink* first = other.head_.next_;
    if (first == &other.head_) return;
    ListLink* last = other.head_.prev_;
    head_.next_ = first;
    head_.prev_ = last;
    first->prev_ = &head_;
    last->next_ = &head_;
    other.reset();
  }

  /// Appends all nodes of `other`, in order, in constant time.
  void splice_back(List& other) noexcept {
    if (other.empty()) return;
    append(other);
    other.reset();
  }

  /// The same if `other` is not empty; it must be neither used nor destroyed afterwards.
  void splice_back_last(List& other) noexcept { append(other); }

  /// Calls `visit(node)` for each node in order. `visit` must not change the list.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (ListLink* link = head_.next_; link != &head_; link = link->next_) {
      visit(*static_cast<T*>(link));
    }
  }

 private:
  void append(List& other) noexcept {
    ListLink* first = other.head_.next_;
    ListLink* last = other.head_.prev_;
    first->prev_ = head_.prev_;
    head_.prev_->next_ = first;
    last->next_ = &head_;
    head_.prev_ = last;
  }
  void reset() noexcept { head_.prev_ = head_.next_ = &head_; }

  ListLink head_;
};

}  // namespace aio
