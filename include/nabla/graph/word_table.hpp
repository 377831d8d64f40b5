// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// Finds words that an array holds once each: a hash table of their places. An array that has been
/// filled by others is taken in at the first question.
class word_table {
  sequence<std::uint32_t> slots;  // open addressing; 1 + the word's place, 0 where empty

 public:
  /// Where the word is, which is put behind the others unless it is there.
  constexpr std::uint32_t place_in(sequence<std::uint64_t>& words, std::uint64_t word) {
    if (2 * (words.size + 1) > slots.size) grow(words);
    const std::uint32_t slot = slot_of(words, word);
    if (slots.items[slot] != 0) return slots.items[slot] - 1;
    words.push_back(word);
    slots.items[slot] = words.size;
    return words.size - 1;
  }
  constexpr bool has(const sequence<std::uint64_t>& words, std::uint64_t word) {
    if (slots.size == 0) grow(words);
    return slots.items[slot_of(words, word)] != 0;
  }

 private:
  /// Where the word is, or could be.
  constexpr std::uint32_t slot_of(const sequence<std::uint64_t>& words, std::uint64_t word) const {
    const std::uint32_t last = slots.size - 1;
    std::uint64_t slot = (word ^ word >> 29) * 0x9E3779B97F4A7C15U >> 32 & last;
    while (slots.items[slot] != 0 && words.items[slots.items[slot] - 1] != word)
      slot = (slot + 1) & last;
    return static_cast<std::uint32_t>(slot);
  }
  constexpr void grow(const sequence<std::uint64_t>& words) {
    std::uint32_t room = 64;
    while (room < 4 * (words.size + 1)) room *= 2;
    slots = sequence<std::uint32_t>(room);
    for (std::uint32_t i = 0; i < words.size; ++i)
      slots.items[slot_of(words, words.items[i])] = i + 1;
  }
};

}  // namespace nabla::core
