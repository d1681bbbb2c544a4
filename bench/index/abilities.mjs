// What the node and the command line at hand can do, asked of themselves.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

const SETTINGS = ["index", "archive"];

const said = (program, args) => new Promise((resolve) =>
  execFile(program, args, (error, stdout, stderr) => resolve(`${stdout}${stderr}`)));

/** Whether the node knows the settings `index` and `archive`, and the command line `index rebuild`. */
export async function abilities(root) {
  const file = path.join(root, ".carbon", "log", "bench-settings.json");
  writeFileSync(file, JSON.stringify(Object.fromEntries(SETTINGS.map((name) => [name, false]))));
  const bin = (folder, name) => path.join(root, ".carbon", "bin", folder, name);
  const faults = await said(bin("gateway", "Carbon.Gateway"), ["--settings", file]);
  const help = await said(bin("cli", "Carbon.Cli"), ["help"]);
  const [index, archive] = SETTINGS.map((name) => !faults.includes(`${name} is not a setting`));
  return { index, archive, rebuild: /^carbon index .*rebuild/m.test(help) };
}
