#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "ui/frame/semantics.hpp"
#include "ui/frame/semantics_patch.hpp"

namespace {

using nlohmann::json;
using ui::Role;

ui::NodePtr tree(const std::function<void(ui::Semantics&)>& fill) {
  ui::Semantics semantics;
  semantics.begin({800, 600});
  fill(semantics);
  return semantics.end();
}

std::vector<std::string> patched_ids(const std::string& patch) {
  std::vector<std::string> ids;
  if (patch.empty()) return ids;
  const json parsed = json::parse(patch);
  for (const json& node : parsed["nodes"]) ids.push_back(node["id"]);
  return ids;
}

TEST(Semantics, NestsWhatIsOpenedInsideAScope) {
  const ui::NodePtr root = tree([](ui::Semantics& s) {
    const ui::Scope stage(s, Role::region, "stage", "Stage");
    s.leaf(Role::button, "stage/step", "Step", ui::Rect{10, 20, 54, 33});
  });
  ASSERT_EQ(root->children.size(), 1U);
  EXPECT_EQ(root->children[0]->id, "stage");
  ASSERT_NE(ui::find(*root, "stage/step"), nullptr);
  EXPECT_EQ(ui::find(*root, "stage/step")->name, "Step");
  EXPECT_EQ(ui::find(*root, "nowhere"), nullptr);
}

TEST(Semantics, RefusesATreeThatIsNotClosed) {
  ui::Semantics semantics;
  semantics.begin({800, 600});
  semantics.open(Role::group, "left open");
  EXPECT_THROW(semantics.end(), std::logic_error);
}

TEST(Semantics, RefusesACloseTooMany) {
  ui::Semantics semantics;
  semantics.begin({800, 600});
  EXPECT_THROW(semantics.close(), std::logic_error);
}

TEST(Semantics, FindsAnIdThatIsThereTwice) {
  const ui::NodePtr good = tree([](ui::Semantics& s) {
    s.leaf(Role::button, "a");
    s.leaf(Role::button, "b");
  });
  const ui::NodePtr bad = tree([](ui::Semantics& s) {
    s.leaf(Role::button, "a");
    const ui::Scope group(s, Role::group, "g");
    s.leaf(Role::button, "a");
  });
  EXPECT_EQ(ui::duplicate_id(*good), "");
  EXPECT_EQ(ui::duplicate_id(*bad), "a");
}

TEST(Semantics, ReadsTheTextOfASubtreeInOrder) {
  const ui::NodePtr root = tree([](ui::Semantics& s) {
    ui::Node& p = s.leaf(Role::paragraph, "p");
    p.text = {{.text = "Call "}, {.text = "run()", .kind = ui::TextRun::Kind::code}, {.text = "."}};
    s.leaf(Role::button, "b", "Copy");
  });
  EXPECT_EQ(ui::text_of(*root), "Call run(). Copy");
}

TEST(SemanticsPatch, TheFirstPatchHoldsTheWholeTreeParentsFirst) {
  const ui::NodePtr root = tree([](ui::Semantics& s) {
    const ui::Scope list(s, Role::list, "l");
    s.leaf(Role::list_item, "l/1", "one");
  });
  EXPECT_EQ(patched_ids(ui::semantics_patch(nullptr, *root)),
            (std::vector<std::string>{"twin", "l", "l/1"}));
}

TEST(SemanticsPatch, AnUnchangedTreeNeedsNone) {
  const auto fill = [](ui::Semantics& s) {
    s.leaf(Role::button, "b", "Step", ui::Rect{1, 2, 3, 4}).disabled = true;
  };
  const ui::NodePtr before = tree(fill);
  const ui::NodePtr after = tree(fill);
  EXPECT_EQ(ui::semantics_patch(before.get(), *after), "");
}

TEST(SemanticsPatch, OnlyTheNodeThatChangedIsWritten) {
  const auto with = [](bool checked) {
    return tree([checked](ui::Semantics& s) {
      const ui::Scope group(s, Role::radio_group, "q", "Which?");
      s.leaf(Role::radio, "q/0", "This").checked = checked;
      s.leaf(Role::radio, "q/1", "That").checked = false;
    });
  };
  const ui::NodePtr before = with(false);
  const ui::NodePtr after = with(true);
  const json patch = json::parse(ui::semantics_patch(before.get(), *after));
  ASSERT_EQ(patch["nodes"].size(), 1U);
  EXPECT_EQ(patch["nodes"][0],
            (json{{"id", "q/0"}, {"role", "radio"}, {"name", "This"}, {"checked", true}}));
}

TEST(SemanticsPatch, AnAddedChildRewritesItsParentAndItself) {
  const auto with = [](int count) {
    return tree([count](ui::Semantics& s) {
      const ui::Scope list(s, Role::list, "l");
      for (int i = 0; i < count; ++i) s.leaf(Role::list_item, "l/" + std::to_string(i), "item");
    });
  };
  const ui::NodePtr two = with(2);
  const ui::NodePtr three = with(3);
  EXPECT_EQ(patched_ids(ui::semantics_patch(two.get(), *three)),
            (std::vector<std::string>{"l", "l/2"}));
  EXPECT_EQ(patched_ids(ui::semantics_patch(three.get(), *two)), (std::vector<std::string>{"l"}));
}

TEST(SemanticsPatch, AReorderedListIsWrittenOnce) {
  const auto with = [](std::vector<std::string> ids) {
    return tree([&ids](ui::Semantics& s) {
      const ui::Scope list(s, Role::list, "l");
      for (const std::string& id : ids) s.leaf(Role::list_item, id, "item " + id);
    });
  };
  const ui::NodePtr before = with({"a", "b", "c"});
  const ui::NodePtr after = with({"c", "a", "b"});
  EXPECT_EQ(patched_ids(ui::semantics_patch(before.get(), *after)),
            (std::vector<std::string>{"l"}));
}

TEST(SemanticsPatch, SkipsASubtreeThatCameAsTheSamePointer) {
  auto cached = std::make_shared<ui::Node>();
  cached->id = "cached";
  const auto with = [&cached](const char* name) {
    return tree([&](ui::Semantics& s) {
      s.add(cached);
      s.leaf(Role::button, "b", name);
    });
  };
  const ui::NodePtr before = with("Run");
  const ui::NodePtr after = with("Pause");
  EXPECT_EQ(patched_ids(ui::semantics_patch(before.get(), *after)),
            (std::vector<std::string>{"b"}));
}

TEST(SemanticsPatch, WritesTextWithItsLinesAndLinks) {
  const ui::NodePtr root = tree([](ui::Semantics& s) {
    ui::Node& p = s.leaf(Role::paragraph, "p", {}, ui::Rect{40, 120.256F, 456, 48});
    p.text = {
        {.text = "See "},
        {.text = "the docs", .new_line = true, .link_id = "p/l", .href = "https://a.b/?c=\"d\""}};
  });
  const json node = json::parse(ui::semantics_patch(nullptr, *root))["nodes"][1];
  EXPECT_EQ(node["style"], "body");
  EXPECT_EQ(node["rect"], (json{40, 120.26, 456, 48}));
  EXPECT_EQ(node["text"][0], (json{"See ", "", 0}));
  EXPECT_EQ(node["text"][1], (json{"the docs", "", 1, "p/l", "https://a.b/?c=\"d\""}));
}

TEST(SemanticsPatch, SurvivesEveryCharacterInAName) {
  std::string name = "quote \" backslash \\ newline \n bell \a umlaut ü arrow →";
  const ui::NodePtr root = tree([&](ui::Semantics& s) { s.leaf(Role::button, "b", name); });
  EXPECT_EQ(json::parse(ui::semantics_patch(nullptr, *root))["nodes"][1]["name"], name);
}

TEST(SemanticsPatch, WritesTheRangeOfASlider) {
  const ui::NodePtr root = tree([](ui::Semantics& s) {
    s.leaf(Role::slider, "t", "Step").range = ui::ValueRange{9, 0, 17, 1, "step 9 of 17"};
  });
  EXPECT_EQ(json::parse(ui::semantics_patch(nullptr, *root))["nodes"][1]["range"],
            (json{9, 0, 17, 1, "step 9 of 17"}));
}

}  // namespace
