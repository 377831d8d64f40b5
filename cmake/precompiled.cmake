# Examples and tests read nabla.hpp from one precompiled header, which saves each of them a second.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
add_library(nabla_precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
target_link_libraries(nabla_precompiled PRIVATE nabla::nabla)
nabla_warnings(nabla_precompiled)
target_precompile_headers(nabla_precompiled PRIVATE <nabla/nabla.hpp>)

function(nabla_precompile target)
  target_precompile_headers(${target} REUSE_FROM nabla_precompiled)
endfunction()
