// Node 20 does not have it yet, and some parts of Lodestar take it for granted. Node 22 has it, but does not load the
// addon that these parts compress with.
Promise.withResolvers ??= function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
