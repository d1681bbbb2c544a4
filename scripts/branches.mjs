// Rewrites Solidity sources for a coverage run so that each outcome of every `if` and `require` is a statement of its
// own, which Hardhat then counts. No line moves. A conditional expression, `&&` and `||` stay one.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import path from "node:path";

const require = createRequire(import.meta.url);
const NOTHING = "0;";

/** Source texts by file name to rewritten texts, with the branches of each: line, outcome, and where it is told. */
export async function withBranches(sources) {
  const solc = require("solc");
  const input = {
    language: "Solidity",
    sources: Object.fromEntries([...sources].map(([file, content]) => [file, { content }])),
    settings: { evmVersion: "cancun", outputSelection: { "*": { "": ["ast"] } } },
  };
  const known = await importsOf(sources);
  const findImport = (file) => (known.has(file) ? { contents: known.get(file) } : { error: `no file ${file}` });
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: findImport }));
  const faults = (output.errors ?? []).filter((error) => error.severity === "error");
  if (faults.length > 0) throw new Error(faults.map((error) => error.formattedMessage).join("\n"));
  return new Map([...sources].map(([file, text]) => [file, rewritten(text, output.sources[file].ast)]));
}

/** The texts of the packages' files that sources import, and that those import. */
async function importsOf(sources) {
  const known = new Map();
  const waiting = [...sources];
  while (waiting.length > 0) {
    const [from, text] = waiting.pop();
    for (const [, named] of text.matchAll(/import\s[^;]*?"([^"]+)"/g)) {
      const file = named.startsWith(".") ? path.posix.join(path.posix.dirname(from), named) : named;
      if (sources.has(file) || known.has(file)) continue;
      known.set(file, await readFile(path.join("node_modules", file), "utf8"));
      waiting.push([file, known.get(file)]);
    }
  }
  return known;
}

function rewritten(text, ast) {
  const bytes = Buffer.from(text, "utf8");
  const edits = [];
  const branches = [];
  visit(ast, (node) => {
    if (node.nodeType === "IfStatement") split(node);
    if (node.nodeType === "ExpressionStatement" && isRequire(node.expression)) unfold(node);
  });
  return apply();

  function split({ trueBody, falseBody, src }) {
    const line = lineAt(startOf({ src }));
    branches.push({ line, outcome: "if: yes", at: firstOf(trueBody) });
    if (falseBody) branches.push({ line, outcome: "if: no", at: firstOf(falseBody) });
    else insert(line, "if: no", endOf(trueBody), endOf(trueBody), " else { ", `${NOTHING} }`);
  }

  function unfold(statement) {
    const [condition, refusal] = statement.expression.arguments;
    const line = lineAt(startOf(statement));
    edits.push({ from: startOf(statement), to: startOf(condition), text: "if (!(" });
    insert(line, "require: no", rawEnd(condition), startOf(refusal), ")) { ", "revert ");
    insert(line, "require: yes", rawEnd(refusal), endOf(statement), "; } else { ", `${NOTHING} }`);
  }

  function insert(line, outcome, from, to, before, after) {
    const edit = { from, to, text: before + after, anchor: before.length };
    edits.push(edit);
    branches.push({ line, outcome, edit });
  }

  // At one place a replacement that ends there goes before what is inserted there.
  function apply() {
    const ordered = edits.map((edit, order) => ({ edit, order }))
      .sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || b.order - a.order);
    const parts = [];
    let [read, written] = [0, 0];
    const moved = [];
    for (const { edit } of ordered) {
      const kept = bytes.subarray(read, edit.from).toString("utf8");
      const lost = bytes.subarray(edit.from, edit.to).toString("utf8");
      const added = edit.text + "\n".repeat(lost.split("\n").length - 1);
      edit.writtenAt = written + kept.length;
      parts.push(kept, added);
      written += kept.length + added.length;
      read = edit.to;
      moved.push({ from: read, to: written });
    }
    parts.push(bytes.subarray(read).toString("utf8"));
    const placed = branches.map(({ line, outcome, at, edit }) => ({
      line, outcome, startUtf16: edit ? edit.writtenAt + edit.anchor : place(at),
    }));
    return { text: parts.join(""), branches: placed };

    function place(at) {
      const inside = edits.find((edit) => edit.from === at && edit.to > at);
      if (inside) return inside.writtenAt;
      const { from, to } = moved.findLast((point) => point.from <= at) ?? { from: 0, to: 0 };
      return to + bytes.subarray(from, at).toString("utf8").length;
    }
  }

  function isRequire(call) {
    const named = call.nodeType === "FunctionCall" && call.expression.name === "require";
    if (named && call.arguments.length !== 2) throw new Error(`line ${lineAt(startOf(call))}: a require without error`);
    return named;
  }

  function firstOf(node) {
    if (node.nodeType !== "Block" && node.nodeType !== "UncheckedBlock") return startOf(node);
    if (node.statements.length === 0) throw new Error(`line ${lineAt(startOf(node))}: an empty block`);
    return firstOf(node.statements[0]);
  }

  // The compiler's ranges leave out a statement's semicolon.
  function endOf(node) {
    if (node.nodeType === "IfStatement") return endOf(node.falseBody ?? node.trueBody);
    if (bytes[rawEnd(node) - 1] === 0x7d) return rawEnd(node);
    return bytes.indexOf(";", rawEnd(node) - 1) + 1;
  }

  function lineAt(offset) {
    return bytes.subarray(0, offset).toString("utf8").split("\n").length;
  }
}

const startOf = ({ src }) => Number(src.split(":")[0]);
const rawEnd = ({ src }) => startOf({ src }) + Number(src.split(":")[1]);

function visit(node, act) {
  if (node === null || typeof node !== "object") return;
  if (node.nodeType !== undefined) act(node);
  for (const child of Object.values(node)) visit(child, act);
}
