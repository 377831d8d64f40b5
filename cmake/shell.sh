# For the scripts beside this file: installing packages, and stages of work that show their time.

# cmake/test.sh needs these packages; those of the last lines are for 64-bit Arm and for WebAssembly.
test_packages=(g++ clang clang-19 clang-format-19 cmake ninja-build libboost-dev libboost-program-options-dev libedit-dev gnuplot-nox
  libmpfr-dev libeigen3-dev libceres-dev libopenmpi-dev libboost-mpi-dev g++-12-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
  wasi-libc libc++-19-dev-wasm32 libc++abi-19-dev-wasm32 libclang-rt-19-dev-wasm32 lld-19 chromium nodejs npm)

# install_missing packages...: asks apt-get for those that are not there; other systems have to bring their own.
install_missing() {
  if ! command -v apt-get > /dev/null; then
    echo "== This is not Debian: please see to it that you have what these packages hold: $*"
    return
  fi
  local package missing=() root=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  stage "apt-get update" ${root[@]+"${root[@]}"} apt-get update -qq
  stage "apt-get install ${missing[*]}" ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}"
}

# stage name command...: runs the command, with a line before and one after.
stage() {
  local name=$1 start=$SECONDS
  shift
  echo "== $name"
  "$@" || { echo "== $name: FAILED after $((SECONDS - start)) s"; exit 1; }
  echo "== $name: done in $((SECONDS - start)) s"
}
