# What saves time where examples and tests are built.

# More optimization takes a third of a build's time. It changes no result of what has this option, for which nobody waits.
set(nabla_little_optimization $<$<CONFIG:Release>:-O1>)

# g++ collects what constant expressions leave. Below a gigabyte it need not: a tenth less time.
add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:--param=ggc-min-heapsize=1000000>)

# All read nabla.hpp from one precompiled header, which saves each of them a second.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
add_library(nabla_precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
target_link_libraries(nabla_precompiled PRIVATE nabla::nabla)
nabla_warnings(nabla_precompiled)
target_precompile_headers(nabla_precompiled PRIVATE <nabla/nabla.hpp>)

function(nabla_precompile target)
  target_precompile_headers(${target} REUSE_FROM nabla_precompiled)
endfunction()
