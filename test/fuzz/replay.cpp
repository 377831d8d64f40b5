// SPDX-License-Identifier: BSL-1.0
// Feeds files to a fuzz target, for compilers without libFuzzer: replay files and folders...

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

int feed(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  return LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** names) {
  int files = 0;
  for (int k = 1; k < count; ++k) {
    if (!std::filesystem::is_directory(names[k])) {
      feed(names[k]);
      ++files;
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(names[k])) {
      feed(entry.path());
      ++files;
    }
  }
  std::printf("%d files\n", files);
  return files > 0 ? 0 : 1;
}
