// What blocks without transactions cost a node that takes them in: a chain that stands idle makes nothing else.
import path from "node:path";
import { bytesOf, fromArchive } from "../index/catch-up.mjs";
import { Network } from "../write/network.mjs";

// Some half a second of work for the engine.
const STEP = 1_000;

/** On anvil, which makes blocks at once: from nothing to the head, and the bytes that stay. */
export async function idle(root, port, blocks, say) {
  const network = await Network.start(root, "anvil", port);
  try {
    for (let made = 0; made < blocks; made += STEP)
      await network.engine.call("anvil_mine", [`0x${Math.min(STEP, blocks - made).toString(16)}`]);
    const node = await network.startNode();
    const seconds = node.readyMs / 1000;
    const { mostMegabytes } = node.memory();
    await node.stop();
    const rebuilds = [];
    await fromArchive(root, node.folder, blocks, 1, rebuilds, () => {});
    const found = {
      blocks, seconds, blocksPerSecond: blocks / seconds, mostMegabytes,
      blocksPerSecondFromArchive: blocks / rebuilds[0].seconds,
      archiveBytesPerBlock: bytesOf(path.join(node.folder, "archive")) / blocks,
      indexBytesPerBlock: bytesOf(node.folder, "index.db") / blocks,
    };
    say(`  ${blocks} blocks in ${seconds.toFixed(1)} s: ${found.blocksPerSecond.toFixed(0)}/s from the RPC, ` +
      `${found.archiveBytesPerBlock.toFixed(0)} bytes of archive each`);
    return found;
  } finally {
    await network.stop();
  }
}
