// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "picture.hpp"

namespace drawing {

void save(const std::string& name, const std::vector<picture>& drawn) {
  const char* const folder = std::getenv("NABLA_PICTURES");
  const std::string file = (folder != nullptr ? folder : "pictures") + ("/" + name + ".svg");
  std::ofstream out(file);
  write_svg(out, drawn);
  if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

}  // namespace drawing
