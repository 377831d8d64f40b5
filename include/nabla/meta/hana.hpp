// SPDX-License-Identifier: BSL-1.0
#pragma once

// The only door to Boost.Hana's logic: `bool.hpp` without the other three makes `!b` a hard error.
#include <boost/hana/and.hpp>
#include <boost/hana/bool.hpp>
#include <boost/hana/not.hpp>
#include <boost/hana/or.hpp>

namespace nabla::core {

namespace hana = boost::hana;

}  // namespace nabla::core
