// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nabla/nabla.hpp>

namespace drawing {

/// A computational graph as it is drawn: boxes, and wires from operands to their users.
struct diagram {
  enum class kind { variable, constant, operation, result };
  struct box {
    std::string text;
    kind what = kind::operation;
    std::size_t ports = 0;   // how many wires come in, one below the other
    bool is_choice = false;  // then its ports have names
    std::string note = {};   // below the text
  };
  struct wire {
    std::size_t from, to, port;
    std::string forwards = {}, backwards = {};  // what goes along it
  };
  std::vector<box> boxes;  // operands before their users
  std::vector<wire> wires;
};

/// The graph of f. At a point it has numbers: on each edge goes a value forwards, and backwards the
/// part of its adjoint, which f has for the variables; where several edges begin the box has the
/// sum of the parts.
diagram backpropagation(const nabla::graph& g, nabla::term f,
                        const std::vector<nabla::term>& variables,
                        const std::map<std::string, double>& point);

/// Where the boxes and wires of a diagram are, in pixels.
struct layout {
  struct stop {
    std::size_t layer, box;  // the box of which the wire comes, where it only passes
    bool passes;
    double y, height;
  };
  std::vector<stop> stops;                       // the boxes, then where wires pass a layer
  std::vector<std::vector<std::size_t>> ways;    // by box: its stops, layer by layer
  std::vector<std::vector<std::size_t>> layers;  // the stops of each, from above
};
/// In layers by depth, ordered by the mean position of their neighbours.
layout arranged(const diagram& drawn);
/// Where the wire comes in, below the middle of its box.
double port_offset(const diagram::box& box, std::size_t port);
double height_of(const diagram::box& box);

void write_svg(nabla::core::characters& out, const diagram& drawn);
void save(const std::string& name, const diagram& drawn);

}  // namespace drawing
