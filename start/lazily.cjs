"use strict";
// The SDK loads TypeScript's compiler and npm's installer whenever it is loaded, half of its start, and uses them only to turn
// JavaScript functions into Lambda functions. Neither the program nor the pack does that.
const { createRequire, Module } = require("node:module");

/**
 * Lets whoever requires a package have it at once, and loads it when a member of it is first read.
 *
 * @param {string} name package that `@pulumi/pulumi` requires
 */
module.exports = function lazily(name) {
  const requireOfSdk = createRequire(require.resolve("@pulumi/pulumi"));
  const file = requireOfSdk.resolve(name);
  if (require.cache[file] !== undefined) return;
  let loaded;
  const load = () => {
    Reflect.deleteProperty(require.cache, file);
    return (loaded ??= requireOfSdk(file));
  };
  const stand = new Module(file);
  stand.loaded = true;
  // As an ES module it is passed on as it is: of any other, compiled TypeScript copies the members when it imports them.
  stand.exports = new Proxy(
    {},
    { get: (_, member) => member === "__esModule" || (loaded ?? load())[member] },
  );
  require.cache[file] = stand;
};
