import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { ethers } from "../tests/contracts/chain.js";
import { send } from "../tests/contracts/expect.js";
import config from "./hardhat.config.js";

const AMOUNT = 90_000_000n;
const PART = 1_000_000n;
const ROLE = 7n;

/** Gas of the comparable commands of the token standards: the first on a new contract, and the next by the same. */
export async function measureStandards() {
  const bench = await createHardhatRuntimeEnvironment(config, { config: "bench/hardhat.config.js" }, process.cwd());
  await bench.tasks.getTask("build").run({ quiet: true, defaultBuildProfile: "default" });
  const [issuer, holder, buyer] = await ethers.getSigners();
  const deploy = async (name, ...args) => {
    const { abi, bytecode } = await bench.artifacts.readArtifact(name);
    return await new ethers.ContractFactory(abi, bytecode, issuer).deploy(...args);
  };
  const used = async (call, ...args) => Number((await send(call, ...args)).gasUsed);
  const twice = async (call, argsOf) => {
    const first = await used(call, ...argsOf(1));
    return { first, repeated: await used(call, ...argsOf(2)) };
  };
  const gas = {};

  const free721 = await deploy("FreeCertificates");
  gas["ERC-721 mint (OpenZeppelin)"] = await twice(free721.mint, (id) => [holder.address, id]);

  const gate = await deploy("Gate", issuer.address);
  const guarded721 = await deploy("GuardedCertificates", gate);
  await send(gate.setTargetFunctionRole, guarded721, [guarded721.interface.getFunction("mint").selector], ROLE);
  await send(gate.grantRole, ROLE, issuer.address, 0);
  gas["ERC-721 mint behind AccessManager (OpenZeppelin)"] = await twice(
    guarded721.mint, (id) => [holder.address, id],
  );
  // A holder with a third keeps a balance after both transfers.
  await send(guarded721.mint, holder.address, 3);
  gas["ERC-721 transfer (OpenZeppelin)"] = await twice(
    guarded721.connect(holder).transferFrom, (id) => [holder.address, buyer.address, id],
  );

  const free1155 = await deploy("FreeBatches");
  gas["ERC-1155 mint of a new id (OpenZeppelin)"] = await twice(
    free1155.mint, (id) => [holder.address, id, AMOUNT],
  );
  gas["ERC-1155 transfer of a part (OpenZeppelin)"] = await twice(
    free1155.connect(holder).safeTransferFrom, () => [holder.address, buyer.address, 1, PART, "0x"],
  );

  const semi = await deploy("SemiFungibleCertificates");
  // The contract counts new ids from 1, so the ids minted by hand lie far above.
  const idOf = (turn) => 1000 + turn;
  gas["ERC-3525 mint (reference)"] = await twice(semi.mint, (turn) => [holder.address, idOf(turn), 5, AMOUNT]);
  const part = semi.connect(holder).getFunction("transferFrom(uint256,address,uint256)");
  gas["ERC-3525 part transfer to a new id (reference)"] = await twice(
    part, (turn) => [idOf(turn), buyer.address, PART],
  );
  gas["ERC-3525 burn of a part (reference)"] = await twice(
    semi.connect(holder).burnValue, (turn) => [idOf(turn), PART],
  );
  return gas;
}
