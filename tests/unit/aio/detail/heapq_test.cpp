#include "aio/detail/heapq.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace aio::detail {
namespace {

/// A digit to compare by and a letter to tell equal ones apart: "1a".
using Item = std::string;

bool less(const Item& a, const Item& b) { return a[0] < b[0]; }

std::string joined(const std::vector<Item>& items) {
  std::string text;
  for (const Item& item : items) text += (text.empty() ? "" : " ") + item;
  return text;
}

std::vector<Item> pop_all(std::vector<Item> heap) {
  std::vector<Item> popped;
  while (!heap.empty()) popped.push_back(heappop(heap, less));
  return popped;
}

const std::vector<Item> items{"2a", "1b", "2c", "0d", "1e", "2f", "0g", "1h", "0i", "1j", "2k"};

TEST(Heapq, PushesAsCPython) {
  std::vector<Item> heap;
  for (const Item& item : items) heappush(heap, item, less);
  EXPECT_EQ(joined(heap), "0d 0i 0g 1b 1e 2f 2c 2a 1h 1j 2k");
  EXPECT_EQ(joined(pop_all(heap)), "0d 0g 0i 1e 1j 1h 1b 2c 2f 2a 2k");
}

TEST(Heapq, HeapifiesAsCPython) {
  std::vector<Item> heap = items;
  heapify(heap, less);
  EXPECT_EQ(joined(heap), "0g 0i 2c 0d 1j 2f 2a 1h 1b 1e 2k");
  EXPECT_EQ(joined(pop_all(heap)), "0g 0i 0d 1j 1e 1b 1h 2c 2f 2k 2a");
}

TEST(Heapq, PopsInBetweenAsCPython) {
  std::vector<Item> heap;
  std::vector<Item> popped;
  for (std::size_t i = 0; i < items.size(); ++i) {
    heappush(heap, items[i], less);
    if (i % 3 == 2) popped.push_back(heappop(heap, less));
  }
  EXPECT_EQ(joined(popped), "1b 0d 0g");
  EXPECT_EQ(joined(heap), "0i 1e 1h 2f 2c 2a 1j 2k");
}

TEST(Heapq, OfOneItem) {
  std::vector<int> heap{7};
  heapify(heap, std::less<>());
  EXPECT_EQ(heappop(heap, std::less<>()), 7);
  EXPECT_TRUE(heap.empty());
}

TEST(Heapq, SortsWhatIsPutInAnyOrder) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 70; ++size) {
    std::vector<unsigned> heap(size);
    for (unsigned& item : heap) item = static_cast<unsigned>(random() % 50);
    std::vector<unsigned> sorted = heap;
    std::ranges::sort(sorted);
    heapify(heap, std::less<>());
    std::vector<unsigned> popped;
    while (!heap.empty()) popped.push_back(heappop(heap, std::less<>()));
    EXPECT_EQ(popped, sorted);
  }
}

}  // namespace
}  // namespace aio::detail
