// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "diagram.hpp"
#include "picture.hpp"

namespace drawing {

namespace {

template <class Drawing>
void write_file(const std::string& name, const Drawing& drawn) {
  const char* const folder = std::getenv("NABLA_PICTURES");
  const std::string file = (folder != nullptr ? folder : "pictures") + ("/" + name + ".svg");
  characters svg;
  write_svg(svg, drawn);
  std::ofstream out(file);
  out << svg.view();
  if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

}  // namespace

void save(const std::string& name, const std::vector<picture>& drawn) { write_file(name, drawn); }
void save(const std::string& name, const diagram& drawn) { write_file(name, drawn); }

}  // namespace drawing
