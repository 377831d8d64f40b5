// SPDX-License-Identifier: BSL-1.0
#include "plot.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "draw.hpp"

namespace program {

using namespace drawing;

namespace {

template <class Drawing>
void write_file(const Drawing& drawn, const std::string& file) {
  characters svg;
  write_svg(svg, drawn);
  std::ofstream out(file);
  out << svg.view();
  if (!out.flush()) throw mistake("cannot write " + file);
}
void run_gnuplot(const picture& drawn, const std::string& file) {
  const std::string script = file + ".gnuplot";
  {
    std::ofstream out(script);
    write_gnuplot(out, drawn, file);
  }
  const int status = std::system(("gnuplot '" + script + "' 2> /dev/null").c_str());
  std::remove(script.c_str());
  if (status != 0)
    throw mistake("a PNG needs gnuplot, which is not installed or failed: draw an SVG instead");
}

}  // namespace

void plot(worksheet& sheet, const request& asked, const std::vector<descent_step>& path) {
  const picture drawn = draw(sheet, asked, path);
  if (asked.plot.ends_with(".png")) {
    if (asked.plot.find('\'') != std::string::npos)
      throw mistake("gnuplot takes no file name with a ' in it");
    return run_gnuplot(drawn, asked.plot);
  }
  write_file(drawn, asked.plot);
}

void plot_regression(const std::vector<picture>& drawn, const std::string& file) {
  write_file(drawn, file);
}

void plot_graph(const worksheet& sheet, const request& asked) {
  write_file(draw_graph(sheet, asked.at), asked.graph);
}

}  // namespace program
