// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "diagram.hpp"

namespace drawing {

namespace {

constexpr double port_distance = 32, line_height = 26, gap = 12;

/// A piece of a wire, from a stop to one of the next layer, `offset` below whose middle it ends.
struct link {
  std::size_t from, to;
  double offset;
};

class arrangement {
  const diagram& drawn;
  layout found;
  std::vector<link> links;
  std::vector<std::vector<std::size_t>> before, after;  // by stop: the links that end, begin there
  std::vector<double> place;                            // by stop: its place in its layer

  /// Operations stand behind their operands, others before their first user.
  void choose_layers() {
    for (std::size_t i = 0; i < drawn.boxes.size(); ++i)
      found.stops.push_back({0, i, false, 0, height_of(drawn.boxes[i])});
    for (const diagram::wire& wire : drawn.wires) {
      std::size_t& layer = found.stops[wire.to].layer;
      layer = std::max(layer, found.stops[wire.from].layer + 1);
    }
    std::vector<std::size_t> first(drawn.boxes.size(), drawn.boxes.size());
    for (const diagram::wire& wire : drawn.wires)
      first[wire.from] = std::min(first[wire.from], found.stops[wire.to].layer);
    for (std::size_t i = 0; i < drawn.boxes.size(); ++i)
      if (drawn.boxes[i].ports == 0) found.stops[i].layer = first[i] - 1;
  }
  /// The stop where a box's wires pass a layer: one for all its wires.
  std::size_t stop_at(std::size_t box, std::size_t layer) {
    std::vector<std::size_t>& way = found.ways[box];
    while (found.stops[way.back()].layer < layer) {
      links.push_back({way.back(), found.stops.size(), 0});
      const std::size_t next = found.stops[way.back()].layer + 1;
      way.push_back(found.stops.size());
      found.stops.push_back({next, box, true, 0, line_height / 2});
    }
    return way[layer - found.stops[box].layer];
  }
  void link_stops() {
    for (std::size_t i = 0; i < drawn.boxes.size(); ++i) found.ways.push_back({i});
    for (const diagram::wire& wire : drawn.wires) {
      const std::size_t from = stop_at(wire.from, found.stops[wire.to].layer - 1);
      links.push_back({from, wire.to, port_offset(drawn.boxes[wire.to], wire.port)});
    }
    before.resize(found.stops.size());
    after.resize(found.stops.size());
    for (std::size_t k = 0; k < links.size(); ++k) {
      after[links[k].from].push_back(k);
      before[links[k].to].push_back(k);
    }
    for (std::size_t i = 0; i < found.stops.size(); ++i) {
      const std::size_t layer = found.stops[i].layer;
      if (found.layers.size() <= layer) found.layers.resize(layer + 1);
      found.layers[layer].push_back(i);
    }
    place.resize(found.stops.size());
    for (const auto& layer : found.layers) number(layer);
  }
  void number(const std::vector<std::size_t>& layer) {
    for (std::size_t k = 0; k < layer.size(); ++k) place[layer[k]] = static_cast<double>(k);
  }

  /// Where a link ends in its layer: its place there, and a share of it for its port.
  double end_of(const link& u) const {
    return place[u.to] + u.offset / (found.stops[u.to].height + gap);
  }
  /// Orders a layer by the mean place of the neighbours in the layer before, or after.
  void order(std::vector<std::size_t>& layer, bool by_next) {
    std::vector<double> mean(found.stops.size());
    for (const std::size_t i : layer) {
      const auto& neighbours = by_next ? after[i] : before[i];
      for (const std::size_t k : neighbours)
        mean[i] += by_next ? end_of(links[k]) : place[links[k].from];
      mean[i] = neighbours.empty() ? place[i] : mean[i] / static_cast<double>(neighbours.size());
    }
    for (std::size_t k = 1; k < layer.size(); ++k)
      for (std::size_t i = k; i > 0 && mean[layer[i]] < mean[layer[i - 1]]; --i)
        std::swap(layer[i], layer[i - 1]);
    number(layer);
  }
  std::size_t crossings_behind(const std::vector<std::size_t>& layer) const {
    std::size_t count = 0;
    std::vector<double> ends;  // of the wires from the stops so far
    for (const std::size_t i : layer) {
      const std::size_t earlier = ends.size();
      for (const std::size_t k : after[i]) {
        const double end = end_of(links[k]);
        count += static_cast<std::size_t>(
            std::count_if(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(earlier),
                          [&](double other) { return other > end; }));
        ends.push_back(end);
      }
    }
    return count;
  }
  /// Of several sweeps, backwards and forwards, the order with the fewest crossings.
  void order_layers() {
    auto best = found.layers;
    std::size_t fewest = links.size() * links.size();
    for (int sweep = 0; sweep < 8; ++sweep) {
      const bool by_next = sweep % 2 == 0;
      for (std::size_t k = 0; k < found.layers.size(); ++k)
        order(found.layers[by_next ? found.layers.size() - 1 - k : k], by_next);
      std::size_t count = 0;
      for (const auto& layer : found.layers) count += crossings_behind(layer);
      if (count >= fewest) continue;
      fewest = count;
      best = found.layers;
    }
    found.layers = best;
  }

  /// A mean of places, each with a weight.
  struct weighted {
    double sum = 0, weight = 0;
    double mean() const { return sum / weight; }
    void add(double value, double its_weight) {
      sum += its_weight * value;
      weight += its_weight;
    }
  };
  /// Between layers that a wire only passes it is more important that it is straight.
  double weight_of(const link& u) const {
    return found.stops[u.from].passes && found.stops[u.to].passes ? 8 : 1;
  }
  /// Where a stop would make its wires straight, on the mean, as seen from `start`.
  weighted wish_of(std::size_t i, double start) const {
    weighted wish;
    for (const std::size_t k : before[i])
      wish.add(found.stops[links[k].from].y - links[k].offset - start, weight_of(links[k]));
    for (const std::size_t k : after[i])
      wish.add(found.stops[links[k].to].y + links[k].offset - start, weight_of(links[k]));
    return wish;
  }
  /// Puts the stops of a layer as near to their wishes as their order and heights allow, by least
  /// squares: neighbours that would overlap are pooled.
  void settle(const std::vector<std::size_t>& layer) {
    std::vector<double> start(layer.size());  // of each stop, if all touch
    for (std::size_t k = 1; k < layer.size(); ++k)
      start[k] = start[k - 1] + gap +
                 (found.stops[layer[k - 1]].height + found.stops[layer[k]].height) / 2;
    struct pool {
      weighted wish;
      std::size_t count;
    };
    std::vector<pool> pools;
    for (std::size_t k = 0; k < layer.size(); ++k) {
      pools.push_back({wish_of(layer[k], start[k]), 1});
      while (pools.size() > 1 && pools[pools.size() - 2].wish.mean() >= pools.back().wish.mean()) {
        const pool last = pools.back();
        pools.pop_back();
        pools.back().wish.sum += last.wish.sum;
        pools.back().wish.weight += last.wish.weight;
        pools.back().count += last.count;
      }
    }
    std::size_t k = 0;
    for (const pool& u : pools)
      for (const std::size_t end = k + u.count; k < end; ++k)
        found.stops[layer[k]].y = u.wish.mean() + start[k];
  }
  void settle_layers() {
    for (int sweep = 0; sweep < 60; ++sweep)
      for (std::size_t k = 0; k < found.layers.size(); ++k)
        settle(found.layers[sweep % 2 == 0 ? found.layers.size() - 1 - k : k]);
  }

 public:
  explicit arrangement(const diagram& what) : drawn(what) {}

  layout arrange() {
    choose_layers();
    link_stops();
    order_layers();
    settle_layers();
    return std::move(found);
  }
};

}  // namespace

double port_offset(const diagram::box& box, std::size_t port) {
  return port_distance * (static_cast<double>(port) - (static_cast<double>(box.ports) - 1) / 2);
}
double height_of(const diagram::box& box) {
  const double lines = box.note.empty() ? line_height : 1.6 * line_height;
  return std::max(lines, port_distance * static_cast<double>(box.ports));
}
layout arranged(const diagram& drawn) { return arrangement(drawn).arrange(); }

}  // namespace drawing
