// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace nabla::core {

/// A growable array. Its members are open because every step counts in a constant
/// expression: `s.items[i]` takes a third of the steps of a checked accessor.
template <class T>
struct sequence {
  T* items = nullptr;
  std::uint32_t size = 0;
  std::uint32_t capacity = 0;

  constexpr sequence() = default;
  constexpr explicit sequence(std::uint32_t element_count)
      : items(new T[element_count]()), size(element_count), capacity(element_count) {}
  constexpr sequence(std::uint32_t element_count, T initial)
      : items(new T[element_count]), size(element_count), capacity(element_count) {
    for (std::uint32_t i = 0; i < element_count; ++i) items[i] = initial;
  }
  constexpr sequence(const sequence& other)
      : items(new T[other.size]), size(other.size), capacity(other.size) {
    for (std::uint32_t i = 0; i < size; ++i) items[i] = other.items[i];
  }
  constexpr sequence(sequence&& other) noexcept { swap(other); }
  constexpr sequence& operator=(sequence other) noexcept {
    swap(other);
    return *this;
  }
  constexpr ~sequence() { delete[] items; }

  constexpr void swap(sequence& other) noexcept {
    T* const their_items = other.items;
    const std::uint32_t their_size = other.size, their_capacity = other.capacity;
    other.items = items;
    other.size = size;
    other.capacity = capacity;
    items = their_items;
    size = their_size;
    capacity = their_capacity;
  }
  constexpr void reserve(std::uint32_t count) {
    if (count <= capacity) return;
    T* const grown = new T[count];
    for (std::uint32_t i = 0; i < size; ++i) grown[i] = static_cast<T&&>(items[i]);
    delete[] items;
    items = grown;
    capacity = count;
  }
  constexpr void push_back(T value) {
    if (size == capacity) reserve(capacity == 0 ? 4 : 4 * capacity);
    items[size++] = static_cast<T&&>(value);
  }
  constexpr T pop_back() { return static_cast<T&&>(items[--size]); }

  constexpr T& operator[](std::uint32_t i) { return items[i]; }
  constexpr const T& operator[](std::uint32_t i) const { return items[i]; }
  constexpr T* begin() { return items; }
  constexpr T* end() { return items + size; }
  constexpr const T* begin() const { return items; }
  constexpr const T* end() const { return items + size; }
};

}  // namespace nabla::core
