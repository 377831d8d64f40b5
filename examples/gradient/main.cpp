// SPDX-License-Identifier: BSL-1.0
// The interactive gradient: type a formula, see its gradient and the steps. `gradient --help` says
// the rest.

#include <unistd.h>

#include <iostream>

#include "session.hpp"

#ifdef NABLA_HAS_LIBEDIT
#include <editline/readline.h>
#endif

namespace {

/// Asks at the terminal; with line editing and history where libedit is there.
bool ask(std::string& line) {
#ifdef NABLA_HAS_LIBEDIT
  char* const typed = readline("> ");
  if (typed == nullptr) return false;
  line = typed;
  if (!line.empty()) add_history(typed);
  std::free(typed);
  return true;
#else
  std::cout << "> " << std::flush;
  return static_cast<bool>(std::getline(std::cin, line));
#endif
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool someone_types = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
  return program::run(arguments, std::cin, std::cout, std::cerr,
                      someone_types ? ask : std::function<bool(std::string&)>());
}
