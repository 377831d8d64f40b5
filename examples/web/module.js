"use strict";

// The module: a question goes in, an answer comes out.

class Module {
  static async load(base64) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const module = new Module();
    module.code = new WebAssembly.Module(await new Response(stream).arrayBuffer());
    module.start();
    return module;
  }
  start() {
    this.instance = new WebAssembly.Instance(this.code, this.imports());
    this.instance.exports._initialize();
  }
  imports() {
    const nothing = { environ_sizes_get: (count, size) => this.writeZeros(count, size), environ_get: () => 0 };
    const wasi = {};
    for (const { module, name } of WebAssembly.Module.imports(this.code))
      if (module !== "page") wasi[name] = nothing[name] ?? (() => 52);
    return { wasi_snapshot_preview1: wasi, page: { mistake: this.throwMistake.bind(this) } };
  }
  writeZeros(...places) {
    const memory = new DataView(this.instance.exports.memory.buffer);
    for (const place of places) memory.setUint32(place, 0, true);
    return 0;
  }
  throwMistake(words, size, position) {
    const bytes = new Uint8Array(this.instance.exports.memory.buffer, words, size);
    const mistake = { error: new TextDecoder().decode(bytes) };
    if (position >= 0) mistake.position = position;
    throw mistake;
  }
  /// Lines of a word and what it means; the answer is an object, which has the field error where something is wrong.
  ask(lines) {
    const question = lines.map((line) => line.join(" ").replace(/[\n\r]/g, " ")).join("\n");
    try {
      return JSON.parse(this.answer(question));
    } catch (thrown) {
      this.start();
      return thrown.error ? thrown : { error: "this is too much for the page" };
    }
  }
  answer(question) {
    const { exports } = this.instance;
    const bytes = new TextEncoder().encode(question);
    const room = exports.question(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, room);
    const start = exports.answer();
    const memory = new Uint8Array(exports.memory.buffer);
    return new TextDecoder().decode(memory.subarray(start, memory.indexOf(0, start)));
  }
}
