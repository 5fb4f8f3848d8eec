#include "aio/detail/intrusive_list.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace aio {
namespace {

struct Node : ListLink {
  explicit Node(char n) : name(n) {}
  char name;
};

std::string names(const List<Node>& list) {
  std::string names;
  list.for_each([&names](const Node& node) { names += node.name; });
  return names;
}

TEST(List, LeavesInOrderOfArrival) {
  Node a('a'), b('b'), c('c');
  List<Node> list;
  EXPECT_TRUE(list.empty());
  for (Node* node : {&a, &b, &c}) list.push_back(*node);
  EXPECT_EQ(names(list), "abc");
  EXPECT_EQ(list.pop_front().name, 'a');
  EXPECT_FALSE(a.linked());
  EXPECT_EQ(list.pop_front().name, 'b');
  EXPECT_EQ(list.pop_front().name, 'c');
  EXPECT_TRUE(list.empty());
}

TEST(List, ANodeLeavesFromAnyPlace) {
  Node a('a'), b('b'), c('c');
  List<Node> list;
  for (Node* node : {&a, &b, &c}) list.push_back(*node);
  b.unlink();
  EXPECT_EQ(names(list), "ac");
  b.unlink();  // a second time is harmless
  c.unlink();
  EXPECT_EQ(names(list), "a");
  list.push_back(b);
  EXPECT_EQ(names(list), "ab");
}

TEST(List, ADestroyedNodeHasLeft) {
  Node a('a'), c('c');
  auto b = std::make_unique<Node>('b');
  List<Node> list;
  for (Node* node : {&a, b.get(), &c}) list.push_back(*node);
  b.reset();
  EXPECT_EQ(names(list), "ac");
}

TEST(List, KnowsAndReturnsItsOnlyNode) {
  Node a('a'), b('b');
  List<Node> list;
  EXPECT_FALSE(list.has_one());
  list.push_back(a);
  EXPECT_TRUE(list.has_one());
  EXPECT_EQ(list.pop_only().name, 'a');
  EXPECT_FALSE(a.linked());
  EXPECT_TRUE(list.empty());
  for (Node* node : {&a, &b}) list.push_back(*node);
  EXPECT_FALSE(list.has_one());
  EXPECT_EQ(names(list), "ab");
}

TEST(List, NodesOutliveTheirList) {
  Node a('a'), b('b');
  {
    List<Node> list;
    list.push_back(a);
    list.push_back(b);
  }
  EXPECT_FALSE(a.linked());
  EXPECT_FALSE(b.linked());
}

TEST(List, SplicingAppendsAllNodes) {
  Node a('a'), b('b'), c('c'), d('d');
  List<Node> first, second;
  first.push_back(a);
  second.push_back(b);
  second.push_back(c);
  first.splice_back(second);
  EXPECT_EQ(names(first), "abc");
  EXPECT_TRUE(second.empty());
  second.push_back(d);  // the emptied list works on
  EXPECT_EQ(names(second), "d");
  EXPECT_EQ(names(first), "abc");
}

TEST(List, SplicingAnEmptyListChangesNothing) {
  Node a('a');
  List<Node> first, second;
  first.push_back(a);
  first.splice_back(second);
  EXPECT_EQ(names(first), "a");
  second.splice_back(first);
  EXPECT_EQ(names(second), "a");
  EXPECT_TRUE(first.empty());
}

TEST(List, ASplicedNodeCanStillLeave) {
  Node a('a'), b('b');
  List<Node> first, second;
  second.push_back(a);
  second.push_back(b);
  first.splice_back(second);
  a.unlink();
  EXPECT_EQ(names(first), "b");
  b.unlink();
  EXPECT_TRUE(first.empty());
}

}  // namespace
}  // namespace aio
