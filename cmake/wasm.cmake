# Toolchain: WebAssembly from clang 19 and Debian's packages of wasi. Nothing of it catches exceptions; see
# examples/web/module.cpp.
set(CMAKE_SYSTEM_NAME WASI)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_CXX_FLAGS_INIT "-stdlib=libc++ -fexceptions")
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG" CACHE STRING "Small, since it travels")
set(CMAKE_EXECUTABLE_SUFFIX_CXX .wasm)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# Boost's headers serve every processor, but not what lies beside them in /usr/include: a folder that holds them alone.
set(Boost_INCLUDE_DIR ${CMAKE_BINARY_DIR}/boost_headers)
set(Boost_NO_BOOST_CMAKE ON)
file(MAKE_DIRECTORY ${Boost_INCLUDE_DIR})
file(CREATE_LINK /usr/include/boost ${Boost_INCLUDE_DIR}/boost SYMBOLIC)
