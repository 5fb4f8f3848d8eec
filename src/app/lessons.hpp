/// The lessons that were loaded from the site.
///
///     co_await lessons.load("async-python");
///     shell.show_lesson(lessons.at("async-python"));
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "aio/coroutine.hpp"
#include "course/lesson.hpp"
#include "net/transport.hpp"

namespace app {

class Lessons {
 public:
  /// `site` provides the files and must outlive this object. `root` is the site's address, ending in "/".
  Lessons(net::Transport& site, std::string root) : site_(site), root_(std::move(root)) {}

  [[nodiscard]] bool contains(const std::string& slug) const { return lessons_.contains(slug); }
  /// The lesson, which must be loaded. It stays where it is.
  [[nodiscard]] const course::Lesson& at(const std::string& slug) const {
    return lessons_.at(slug);
  }
  /// A demo of a lesson that is loaded; null if there is none.
  [[nodiscard]] const course::Demo* find_demo(const std::string& slug, const std::string& id) const;

  /// @throws ResourceError, course::BundleError
  aio::Coroutine<> load(std::string slug);

  /// Whether nobody has asked for a lesson's programs in C++ so far.
  [[nodiscard]] bool begin_programs(const std::string& slug) { return asked_.insert(slug).second; }
  /// Adds them to the lesson, which must be loaded.
  /// @throws ResourceError, course::BundleError
  aio::Coroutine<> load_programs(std::string slug);

 private:
  net::Transport& site_;
  std::string root_;
  std::map<std::string, course::Lesson> lessons_;
  std::set<std::string> asked_;
};

}  // namespace app
