# find_package(nabla) reads this: the Boost headers nabla needs, then the target nabla::nabla.
include(CMakeFindDependencyMacro)
find_dependency(Boost 1.74)
include(${CMAKE_CURRENT_LIST_DIR}/nabla-targets.cmake)
