// Calls a function of the app's WebAssembly module with numbers and strings. A string is in the module's memory during the
// call; Emscripten's own ccall would put it on the stack, which is too small for a lesson.
export function call(module, name, ...values) {
  const copies = [];
  const passed = values.map((value) => {
    if (typeof value !== "string") return value;
    copies.push(module.stringToNewUTF8(value));
    return copies.at(-1);
  });
  const result = module[`_${name}`](...passed);
  copies.forEach(module._free);
  return result;
}
