"use strict";
// Runs an entry point of this folder from one file of JavaScript: a process that compiled or even only opened some 250 sources when it
// starts would spend most of its time on that. The file is made when there is none, or when a source is not what it was made of.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { Module } = require("node:module");
const { basename, dirname, join } = require("node:path");

const FOLDER = module.path;
const STAMP = "\n// Made of: ";

/**
 * Loads an entry point, and returns what it exports.
 *
 * @param {string} entry path of a TypeScript file within this folder
 * @see docs/decisions/0065-pack-starts-from-a-bundle.md
 */
module.exports = function load(entry) {
  const file = join(FOLDER, "dist", `${basename(entry, ".ts")}.cjs`);
  // With source maps, a stack trace names the sources; only what is loaded from here on is looked at.
  process.setSourceMapsEnabled(true);
  const bundle = new Module(file, module);
  bundle.filename = file;
  bundle.paths = Module._nodeModulePaths(dirname(file));
  bundle._compile(current(file) ?? built(entry, file), file);
  return bundle.exports;
};

/** The bundle as it is on disk, unless a source has changed since. */
function current(file) {
  try {
    const text = readFileSync(file, "utf8");
    const at = text.lastIndexOf(STAMP);
    const stamp = at < 0 ? [["", ""]] : JSON.parse(text.slice(at + STAMP.length));
    return stamp.every(([path, state]) => stateOf(path) === state) ? text : undefined;
  } catch {
    return undefined;
  }
}

function built(entry, file) {
  const started = Date.now();
  const { metafile, outputFiles } = require("esbuild").buildSync({
    absWorkingDir: FOLDER,
    bundle: true,
    charset: "utf8",
    entryPoints: [entry],
    format: "cjs",
    legalComments: "none",
    metafile: true,
    outfile: file,
    packages: "external",
    platform: "node",
    sourcemap: "inline",
    sourcesContent: false,
    target: "node20",
    tsconfigRaw: {},
    write: false,
  });
  const made = [...Object.keys(metafile.inputs), basename(module.filename)];
  const stamp = made.map((path) => [path, stateOf(path, started)]);
  const text = `${outputFiles[0].text}${STAMP}${JSON.stringify(stamp)}`;
  keep(file, text);
  return text;
}

/** What tells a source from its former self; nothing does when it was changed while it was read. */
function stateOf(path, started = Infinity) {
  const { mtimeMs, size } = statSync(join(FOLDER, path));
  return mtimeMs < started ? `${mtimeMs} ${size}` : "";
}

/** In one step, since several processes may start at once. Where that fails, as in a folder that is only read, each makes its own. */
function keep(file, text) {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch {
    // What was compiled runs all the same.
  }
}
