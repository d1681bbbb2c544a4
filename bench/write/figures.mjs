// Figures of runs, and where they were taken.
import { execFileSync } from "node:child_process";
import os from "node:os";
import process from "node:process";

// By nearest rank: the least value that the share of all values does not exceed.
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const p50And99 = (values) => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) });

// The line of least squares through points [x, y]: slope, and the standard deviation of y around the line.
export function leastSquares(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((p) => p[0])), mean(points.map((p) => p[1]))];
  const across = points.reduce((sum, p) => sum + (p[0] - x) ** 2, 0);
  const slope = across === 0 ? 0 : points.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0) / across;
  const squares = points.reduce((sum, p) => sum + (p[1] - y - slope * (p[0] - x)) ** 2, 0);
  return { slope, deviation: Math.sqrt(squares / Math.max(1, points.length - 2)) };
}

const sh = (root, file, ...args) => execFileSync(file, args, { cwd: root, encoding: "utf8" }).trim();

export function place(root, packages) {
  const lock = JSON.parse(sh(root, "cat", "package-lock.json")).packages;
  const versions = packages.map((name) => `${name} ${lock[`node_modules/${name}`].version}`);
  const changed = sh(root, "git", "status", "--porcelain") ? " and changes" : "";
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: sh(root, "git", "rev-parse", "--short", "HEAD") + changed,
    machine: `${os.cpus()[0].model}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ` +
      `${os.type()} ${os.release()}`,
    versions: [`.NET SDK ${sh(root, "dotnet", "--version")}`, `Node ${process.version}`, ...versions],
  };
}

export const placeLines = (taken, command) => [
  `Measured ${taken.date} at ${taken.commit} on ${taken.machine};`,
  `${taken.versions.join(", ")}. Made by \`${command}\`.`,
  `Load average at the end: ${os.loadavg().map((load) => load.toFixed(2)).join(" ")}; other work on the machine`,
  "makes figures worse.",
];

// A markdown table; the first column is text, the others are numbers.
export function table(heads, rows) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  return [row(heads), row(heads.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(row)];
}
