// SPDX-License-Identifier: BSL-1.0
// What the page's script calls, compiled for WebAssembly.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <typeinfo>

#include "answer.hpp"

namespace {

std::string question, answered;

}  // namespace

/// Room for a question of so many bytes.
extern "C" [[clang::export_name("question")]] char* room_for_question(std::uint32_t size) {
  question.resize(size);
  return question.data();
}
/// Answers it; the result is the answer's text, which ends with a zero.
extern "C" [[clang::export_name("answer")]] const char* answer_question() {
  answered = page::answer(question);
  return answered.c_str();
}

// Exceptions. The platform cannot catch: the page's script takes what is thrown, and a fresh
// instance.

extern "C" [[clang::import_module("page"), clang::import_name("mistake"), noreturn]] void
report_mistake(const char* words, std::uint32_t size, std::int32_t position);

extern "C" void* __cxa_allocate_exception(std::size_t size) noexcept { return std::malloc(size); }
extern "C" [[noreturn]] void __cxa_throw(void* thrown, std::type_info* type, void (*)(void*)) {
  const bool is_placed = *type == typeid(program::mistake);
  if (!is_placed && *type != typeid(std::runtime_error)) std::abort();
  const auto* const placed = is_placed ? static_cast<const program::mistake*>(thrown) : nullptr;
  const auto& wrong = is_placed ? *placed : *static_cast<const std::runtime_error*>(thrown);
  report_mistake(wrong.what(), static_cast<std::uint32_t>(std::strlen(wrong.what())),
                 is_placed && placed->position ? static_cast<std::int32_t>(*placed->position) : -1);
}

// Debian's library of the compiler was made with stack protection.
extern "C" std::uintptr_t __stack_chk_guard = 0x595e9fbd;
extern "C" [[noreturn]] void __stack_chk_fail() { std::abort(); }
