# Toolchain: 64-bit Arm Linux, whose long double has 113 bits, from Debian's cross compiler; programs run in qemu.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++-12)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L /usr/aarch64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH /usr/aarch64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# Boost's headers serve every processor, but not what lies beside them in /usr/include: a folder that holds them alone.
set(Boost_INCLUDE_DIR ${CMAKE_BINARY_DIR}/boost_headers)
set(Boost_NO_BOOST_CMAKE ON)
file(MAKE_DIRECTORY ${Boost_INCLUDE_DIR})
file(CREATE_LINK /usr/include/boost ${Boost_INCLUDE_DIR}/boost SYMBOLIC)
