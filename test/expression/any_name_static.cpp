// SPDX-License-Identifier: BSL-1.0
// A user may give any name to a variable; no template of nabla's shadows it: g++ -Wshadow would say
// so here, where every one-letter name and many a common one is a global.

#include <span>

#include <nabla/nabla.hpp>

#include <boost/hana/product.hpp>
#include <boost/hana/sum.hpp>
#include <boost/hana/tuple.hpp>

using nabla::variable;

[[maybe_unused]] constexpr variable<"a"> a;
[[maybe_unused]] constexpr variable<"b"> b;
[[maybe_unused]] constexpr variable<"c"> c;
[[maybe_unused]] constexpr variable<"d"> d;
[[maybe_unused]] constexpr variable<"e"> e;
[[maybe_unused]] constexpr variable<"f"> f;
[[maybe_unused]] constexpr variable<"g"> g;
[[maybe_unused]] constexpr variable<"h"> h;
[[maybe_unused]] constexpr variable<"i"> i;
[[maybe_unused]] constexpr variable<"j"> j;
[[maybe_unused]] constexpr variable<"k"> k;
[[maybe_unused]] constexpr variable<"l"> l;
[[maybe_unused]] constexpr variable<"m"> m;
[[maybe_unused]] constexpr variable<"n"> n;
[[maybe_unused]] constexpr variable<"o"> o;
[[maybe_unused]] constexpr variable<"p"> p;
[[maybe_unused]] constexpr variable<"q"> q;
[[maybe_unused]] constexpr variable<"r"> r;
[[maybe_unused]] constexpr variable<"s"> s;
[[maybe_unused]] constexpr variable<"t"> t;
[[maybe_unused]] constexpr variable<"u"> u;
[[maybe_unused]] constexpr variable<"v"> v;
[[maybe_unused]] constexpr variable<"w"> w;
[[maybe_unused]] constexpr variable<"x"> x;
[[maybe_unused]] constexpr variable<"y"> y;
[[maybe_unused]] constexpr variable<"z"> z;
[[maybe_unused]] constexpr variable<"J"> J;
[[maybe_unused]] constexpr variable<"rate"> rate;
[[maybe_unused]] constexpr variable<"loss"> loss;
[[maybe_unused]] constexpr variable<"name"> name;
[[maybe_unused]] constexpr variable<"value"> value;
[[maybe_unused]] constexpr variable<"result"> result;
[[maybe_unused]] constexpr variable<"results"> results;
[[maybe_unused]] constexpr variable<"size"> size;
[[maybe_unused]] constexpr variable<"count"> count;
[[maybe_unused]] constexpr variable<"position"> position;
[[maybe_unused]] constexpr variable<"sum"> sum;
[[maybe_unused]] constexpr variable<"product"> product;
[[maybe_unused]] constexpr variable<"out"> out;
[[maybe_unused]] constexpr variable<"in"> in;
[[maybe_unused]] constexpr variable<"from"> from;
[[maybe_unused]] constexpr variable<"to"> to;
[[maybe_unused]] constexpr variable<"root"> root;
[[maybe_unused]] constexpr variable<"owner"> owner;
[[maybe_unused]] constexpr variable<"values"> values;
[[maybe_unused]] constexpr variable<"inputs"> inputs;
[[maybe_unused]] constexpr variable<"input"> input;
[[maybe_unused]] constexpr variable<"output"> output;
[[maybe_unused]] constexpr variable<"bindings"> bindings;
[[maybe_unused]] constexpr variable<"bound"> bound;
[[maybe_unused]] constexpr variable<"scalar"> scalar;
[[maybe_unused]] constexpr variable<"text"> text;
[[maybe_unused]] constexpr variable<"length"> length;
[[maybe_unused]] constexpr variable<"step"> step;
[[maybe_unused]] constexpr variable<"steps"> steps;
[[maybe_unused]] constexpr variable<"slope"> slope;
[[maybe_unused]] constexpr variable<"direction"> direction;
[[maybe_unused]] constexpr variable<"gradients"> gradients;
[[maybe_unused]] constexpr variable<"partial"> partial;
[[maybe_unused]] constexpr variable<"partials"> partials;
[[maybe_unused]] constexpr variable<"variables"> variables;
[[maybe_unused]] constexpr variable<"element"> element;
[[maybe_unused]] constexpr variable<"elements"> elements;
[[maybe_unused]] constexpr variable<"row"> row;
[[maybe_unused]] constexpr variable<"column"> column;
[[maybe_unused]] constexpr variable<"width"> width;
[[maybe_unused]] constexpr variable<"exponent"> exponent;
[[maybe_unused]] constexpr variable<"base"> base;
[[maybe_unused]] constexpr variable<"degree"> degree;
[[maybe_unused]] constexpr variable<"factor"> factor;
[[maybe_unused]] constexpr variable<"factorial"> factorial;
[[maybe_unused]] constexpr variable<"first"> first;
[[maybe_unused]] constexpr variable<"second"> second;
[[maybe_unused]] constexpr variable<"last"> last;
[[maybe_unused]] constexpr variable<"rest"> rest;
[[maybe_unused]] constexpr variable<"left"> left;
[[maybe_unused]] constexpr variable<"right"> right;
[[maybe_unused]] constexpr variable<"both"> both;
[[maybe_unused]] constexpr variable<"all"> all;
[[maybe_unused]] constexpr variable<"one"> one;
[[maybe_unused]] constexpr variable<"two"> two;
[[maybe_unused]] constexpr variable<"zero"> zero;
[[maybe_unused]] constexpr variable<"half"> half;
[[maybe_unused]] constexpr variable<"constants"> constants;
[[maybe_unused]] constexpr variable<"functions"> functions;
[[maybe_unused]] constexpr variable<"arguments"> arguments;
[[maybe_unused]] constexpr variable<"argument"> argument;
[[maybe_unused]] constexpr variable<"shape"> shape;
[[maybe_unused]] constexpr variable<"layout"> layout;
[[maybe_unused]] constexpr variable<"index"> index_;
[[maybe_unused]] constexpr variable<"data"> data;
[[maybe_unused]] constexpr variable<"array"> array;
[[maybe_unused]] constexpr variable<"items"> items;
[[maybe_unused]] constexpr variable<"next"> next;
[[maybe_unused]] constexpr variable<"found"> found;
[[maybe_unused]] constexpr variable<"known"> known;
[[maybe_unused]] constexpr variable<"complete"> complete;
[[maybe_unused]] constexpr variable<"best"> best;
[[maybe_unused]] constexpr variable<"order"> order;
[[maybe_unused]] constexpr variable<"word"> word;
[[maybe_unused]] constexpr variable<"info"> info;
[[maybe_unused]] constexpr variable<"source"> source;
[[maybe_unused]] constexpr variable<"target"> target;
[[maybe_unused]] constexpr variable<"here"> here;
[[maybe_unused]] constexpr variable<"made"> made;
[[maybe_unused]] constexpr variable<"coefficient"> coefficient;
[[maybe_unused]] constexpr variable<"residual"> residual;
[[maybe_unused]] constexpr variable<"weights"> weights;
[[maybe_unused]] constexpr variable<"given"> given;
[[maybe_unused]] constexpr variable<"places"> places;
[[maybe_unused]] constexpr variable<"needed"> needed;
[[maybe_unused]] constexpr variable<"working"> working;
[[maybe_unused]] constexpr variable<"finished"> finished;
[[maybe_unused]] constexpr variable<"distance"> distance_;
[[maybe_unused]] constexpr variable<"small"> small;
[[maybe_unused]] constexpr variable<"large"> large;
[[maybe_unused]] constexpr variable<"take"> take;
[[maybe_unused]] constexpr variable<"turn"> turn;
[[maybe_unused]] constexpr variable<"entry"> entry;
[[maybe_unused]] constexpr variable<"start"> start;
[[maybe_unused]] constexpr variable<"body"> body;
[[maybe_unused]] constexpr variable<"part"> part;
[[maybe_unused]] constexpr variable<"parts"> parts;
[[maybe_unused]] constexpr variable<"letter"> letter;
[[maybe_unused]] constexpr variable<"stream"> stream;
[[maybe_unused]] constexpr variable<"digits"> digits;
[[maybe_unused]] constexpr variable<"alpha"> alpha;
constexpr nabla::vector_variable<"theta", 3> theta;

/// A user's own function.
struct thrice {
  static constexpr std::string_view name = "thrice";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T theirs) {
    return theirs + theirs + theirs;
  }
  static constexpr nabla::term derivative(nabla::term, nabla::term) { return 3; }
};

namespace {

using namespace nabla::literals;
using nabla::bundle, nabla::constant, nabla::diff, nabla::function, nabla::gradient, nabla::hessian,
    nabla::jacobian, nabla::traced, nabla::vec, nabla::where, nabla::wrt;

template <class... F>
constexpr auto sum_of_all(nabla::function_list<F...>) {
  return ([] {
    constexpr int arity = nabla::core::function_traits<F>::arity;
    if constexpr (arity == 0)
      return nabla::core::named_constant<F>{};
    else if constexpr (arity == 1)
      return nabla::apply<F>(x);
    else if constexpr (requires { F::parameters; })
      return nabla::apply<F>(2_c, y);
    else
      return nabla::apply<F>(x, y);
  }() + ...);
}
constexpr auto everything = sum_of_all(nabla::catalogue{}) + where(x < y, x / z, -z) +
                            nabla::apply<thrice>(w) + pow(a * b, c) + nabla::square(d);
constexpr auto plane = x * x * y + sin(x * y) - z / x;

/// Every facility at run time, with warnings as errors.
template <class T>
[[maybe_unused]] T use_everything(T point) {
  const auto at = [point](auto expression) {
    return expression(x = point, y = point, z = point, w = point, a = point, b = point, c = point,
                      d = point, u = point, v = point, theta = std::array<T, 3>{});
  };
  T total = at(everything) + at(diff(everything, x)) + at(diff(everything, x, y));
  total += at(gradient(plane))[0] + at(gradient(plane, wrt(x, y)))[1] + at(hessian(plane))(0, 1) +
           at(jacobian(vec(plane, x), wrt(x, y)))(1, 1);
  total +=
      at(nabla::value_and_gradient(plane)).value + std::get<0>(at(bundle(plane, diff(plane, x))));
  total += at(nabla::directional_derivative(plane, wrt(x, y), vec(3_c, u))) +
           at(nabla::jvp(vec(x * y), wrt(x, y), vec(u, v)))[0] +
           at(nabla::vjp(vec(x * y), wrt(x, y), vec(u)))[1];
  total += at(nabla::hvp(plane, wrt(x, y), vec(u, v)))[0] + at(nabla::laplacian(plane)) +
           at(nabla::divergence(vec(x, y), wrt(x, y))) +
           at(nabla::curl(vec(y, x, z * x), wrt(x, y, z)))[0];
  total += at(nabla::curl(vec(y, x), wrt(x, y))) + at(nabla::taylor<3>(exp(x * y), x)) +
           at(nabla::taylor<2>(plane, x, y)) + at(nabla::descent_step(plane, wrt(x, y), 0.1_c))[0];
  total += at(nabla::simplify(plane)) + at(nabla::expand(plane * plane)) +
           at(nabla::stop_gradient(plane)) + at(substitute(plane, x = y * z, y = 2_c)) +
           at(dot(vec(x, y), vec(y, z)));
  total += at(traced([](auto theirs, auto others) { return others * theirs[0] + 0.1 * theirs[1]; },
                     theta, x)) +
           at(theta[1_c]) + at(gradient(theta[0_c] * theta[2_c]))[0];
  total += function(plane, wrt(x, y, z))(point, point, point) +
           function(plane)(std::array{point, point, point}) +
           bind(plane, x = point)(y = point, z = point);
  total += at(where(equals(x, y), x, y)) + at(where(x >= y, x, y)) +
           at(where(differs(x, y), x, y)) + at(x * nabla::pi + nabla::e);
  return total;
}
[[maybe_unused]] double doubles(double point) { return use_everything(point); }
[[maybe_unused]] float floats(float point) { return use_everything(point); }

static_assert(plane(x = 1.0, y = 0.0, z = 2.0) == -2);
static_assert(diff(plane, z) == -1_c / x && plane != x && gradient(plane)[2_c] == -1_c / x);
static_assert(nabla::to_string(diff(plane, z)) == "-1/x");
static_assert(nabla::operation_count(plane, gradient(plane)).calls == 2);
static_assert(nabla::to_c(plane, "plane").view().size() > 20 &&
              nabla::to_c(everything, "all").view().size() > 20 &&
              !nabla::to_string(hessian(everything, wrt(x, y))).empty());
static_assert(boost::hana::sum<nabla::core::expression_tag>(boost::hana::make_tuple(x, y, x)) ==
              2_c * x + y);
static_assert(boost::hana::product<nabla::core::expression_tag>(boost::hana::make_tuple(x, y, x)) ==
              x * x * y);
static_assert(nabla::math::sin(0.0) == 0 && nabla::math::tgamma(3.0) == 2 &&
              nabla::math::digamma(1.0) < 0 && nabla::math::lgamma(1.0) == 0 &&
              nabla::math::erf(0.0) == 0);

// Values and places by position, bundles, formulas.
constexpr double beside_every_name() {
  const double at_point[] = {1, 0, 2};
  double out[4] = {};
  std::array<double, 3> slope{};
  nabla::function(nabla::value_and_gradient(plane), wrt(x, y, z))(at_point, out[0], slope);
  nabla::bundle(plane, nabla::gradient(plane))(x = 1.0, y = 0.0, z = 2.0, nabla::into(out));
  nabla::function(nabla::descent_step(plane, wrt(x, y, z), 0.1_c), wrt(x, y, z))(slope, slope);
  return out[0] + nabla::formula<"2*x^2 + sin(1e3*x)">{}(x = 0.0) +
         nabla::bind(plane, x = 1.0)(y = 0.0, z = 2.0);
}
static_assert(beside_every_name() == -4);

// Descents, by every method.
constexpr auto hollow = square(x - 1_c) + square(y + 2_c) * exp(z * z);
constexpr auto beginning = nabla::at(x = 0.5, y = -1.0, z = 0.25);
template <class... Option>
constexpr bool goes_down(Option... option) {
  nabla::recorded_path<3, 2> path;
  return nabla::minimize(hollow, beginning, nabla::stop{.iterations = 2}, path, option...).value <
         hollow(x = 0.5, y = -1.0, z = 0.25);
}
static_assert(goes_down() && goes_down(nabla::gradient_descent{}, wrt(z, x, y)) &&
              goes_down(nabla::steepest_descent<>{}, nabla::within(x, 0, 2)) &&
              goes_down(nabla::steepest_descent<nabla::exact_search>{}) &&
              goes_down(nabla::momentum{}) && goes_down(nabla::nesterov{}) &&
              goes_down(nabla::adagrad{}) && goes_down(nabla::rmsprop{}) &&
              goes_down(nabla::adam{}) && goes_down(nabla::adamw{}) &&
              goes_down(nabla::conjugate_gradient{}) && goes_down(nabla::l_bfgs<3>{}) &&
              goes_down(nabla::newton{}) && goes_down(nabla::trust_region{}));

}  // namespace

/// Functions of arrays run in constructors and loops of their own.
double loss_of_a_network(const double* the_numbers, double* the_slope) {
  constexpr nabla::data<"features", 4> features;
  constexpr nabla::matrix_variable<"first_layer", 8, 4> first_layer;
  constexpr nabla::column_variable<"second", 8> second_layer;
  constexpr auto outputs =
      logsumexp(hadamard(second_layer, nabla::sigmoid(first_layer * features)));
  constexpr auto train = value_and_gradient(mean(outputs), nabla::wrt(first_layer, second_layer));
  const std::span numbers(the_numbers, 32), others(the_numbers + 32, 8);
  double average = 0, storage[2048];
  train(first_layer = numbers, second_layer = others, features = numbers,
        nabla::into(average, std::span(the_slope, 40)), nabla::workspace(storage));
  return average;
}
