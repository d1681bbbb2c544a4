import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { ethers } from "../tests/contracts/chain.js";
import { send } from "../tests/contracts/expect.js";
import config from "./hardhat.config.js";

const AMOUNT = 90_000_000n;

/** Gas of the comparable commands of the token standards, each after a first use by the same holder. */
export async function measureStandards() {
  const bench = await createHardhatRuntimeEnvironment(config, { config: "bench/hardhat.config.js" }, process.cwd());
  await bench.tasks.getTask("build").run({ quiet: true, defaultBuildProfile: "default" });
  const [issuer, holder, buyer] = await ethers.getSigners();
  const deploy = async (name, ...args) => {
    const { abi, bytecode } = await bench.artifacts.readArtifact(name);
    return await new ethers.ContractFactory(abi, bytecode, issuer).deploy(...args);
  };
  const used = async (call, ...args) => Number((await send(call, ...args)).gasUsed);
  const gas = {};

  const free721 = await deploy("FreeCertificates");
  await send(free721.mint, holder.address, 1);
  gas["ERC-721 mint (OpenZeppelin)"] = await used(free721.mint, holder.address, 2);

  const gate = await deploy("Gate", issuer.address);
  const guarded721 = await deploy("GuardedCertificates", gate);
  const role = 7n;
  await send(gate.setTargetFunctionRole, guarded721, [guarded721.interface.getFunction("mint").selector], role);
  await send(gate.grantRole, role, issuer.address, 0);
  await send(guarded721.mint, holder.address, 1);
  gas["ERC-721 mint behind AccessManager (OpenZeppelin)"] = await used(guarded721.mint, holder.address, 2);
  gas["ERC-721 transfer (OpenZeppelin)"] = await used(
    guarded721.connect(holder).transferFrom, holder.address, buyer.address, 2,
  );

  const free1155 = await deploy("FreeBatches");
  await send(free1155.mint, holder.address, 1, AMOUNT);
  gas["ERC-1155 mint of a new id (OpenZeppelin)"] = await used(free1155.mint, holder.address, 2, AMOUNT);

  const semi = await deploy("SemiFungibleCertificates");
  // The contract counts new ids from 1, so the ids minted by hand lie far above.
  const [first, second, third] = [1001, 1002, 1003];
  await send(semi.mint, holder.address, first, 5, AMOUNT);
  await send(semi.mint, buyer.address, second, 5, AMOUNT);
  gas["ERC-3525 mint (reference)"] = await used(semi.mint, holder.address, third, 5, AMOUNT);
  const part = semi.connect(holder).getFunction("transferFrom(uint256,address,uint256)");
  gas["ERC-3525 part transfer to a new id (reference)"] = await used(part, third, buyer.address, 1_000_000n);
  gas["ERC-3525 burn of a part (reference)"] = await used(semi.connect(holder).burnValue, third, 1_000_000n);
  return gas;
}
