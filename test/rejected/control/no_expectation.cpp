// This program does not say what to expect, which has to be reported.
int main() { static_assert(sizeof(char) == 2, "a sentence"); }
