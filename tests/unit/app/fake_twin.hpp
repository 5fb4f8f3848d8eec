/// The tree of the page, kept by the app's patches alone, as web/host/twin.js keeps its elements.
///
///     FakeTwin twin;
///     twin.apply(patch);
///     EXPECT_EQ(twin.text("lesson/title"), "Async Python");
///
/// A patch that twin.js could not follow throws.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

class FakeTwin {
 public:
  using Node = nlohmann::json;

  void apply(const std::string& patch) {
    std::set<std::string> written;
    const auto nodes = Node::parse(patch).at("nodes");
    if (nodes.empty()) fail("a patch changes nothing");
    for (const Node& node : nodes) {
      const std::string id = node.at("id");
      if (node.at("role").get<std::string>().empty()) fail(id + " has no role");
      if (!written.insert(id).second) fail(id + " is twice in a patch");
      nodes_.insert_or_assign(id, node);
    }
    parents_.clear();
    adopt("twin");
    std::erase_if(nodes_, [this](const auto& entry) {
      return entry.first != "twin" && !parents_.contains(entry.first);
    });
  }

  [[nodiscard]] bool has(const std::string& id) const { return nodes_.contains(id); }
  /// Whether that can have the focus: a node, or a link in the text of one.
  [[nodiscard]] bool has_target(const std::string& id) const {
    if (has(id)) return true;
    for (const auto& [_, node] : nodes_) {
      for (const Node& run : node.value("text", Node::array())) {
        if (run.size() > 3 && run[3] == id) return true;
      }
    }
    return false;
  }
  [[nodiscard]] const Node& node(const std::string& id) const {
    const auto found = nodes_.find(id);
    if (found == nodes_.end()) fail("there is no node " + id);
    return found->second;
  }
  [[nodiscard]] std::string role(const std::string& id) const { return node(id).at("role"); }
  /// The ids of a node and of everything it is in, from the inside out.
  [[nodiscard]] std::vector<std::string> path(std::string id) const {
    std::vector<std::string> ids;
    while (has(id)) {
      ids.push_back(id);
      const auto parent = parents_.find(id);
      if (parent == parents_.end()) break;
      id = parent->second;
    }
    return ids;
  }
  /// The ids of all nodes, or of those of a role, in the order of the tree.
  [[nodiscard]] std::vector<std::string> all(const std::string& role = "") const {
    std::vector<std::string> ids;
    collect("twin", role, ids);
    return ids;
  }
  /// The name and the text of a node, and of everything in it.
  [[nodiscard]] std::string text(const std::string& id) const {
    std::string words;
    add_text(id, words);
    return words;
  }

 private:
  [[noreturn]] static void fail(const std::string& why) { throw std::logic_error("twin: " + why); }

  static std::vector<std::string> children(const Node& node) {
    return node.value("children", std::vector<std::string>());
  }
  void adopt(const std::string& id) {
    for (const std::string& child : children(node(id))) {
      if (!parents_.emplace(child, id).second) fail(child + " has two parents");
      adopt(child);
    }
  }
  void collect(const std::string& id, const std::string& role,
               std::vector<std::string>& ids) const {
    if (role.empty() || node(id).at("role") == role) ids.push_back(id);
    for (const std::string& child : children(node(id))) collect(child, role, ids);
  }
  void add_text(const std::string& id, std::string& words) const {
    const auto add = [&words](const std::string& more) {
      if (!words.empty() && !more.empty()) words += ' ';
      words += more;
    };
    add(node(id).value("name", ""));
    std::string runs;
    for (const Node& run : node(id).value("text", Node::array())) runs += run[0];
    add(runs);
    for (const std::string& child : children(node(id))) add_text(child, words);
  }

  std::map<std::string, Node> nodes_;
  std::map<std::string, std::string> parents_;
};
