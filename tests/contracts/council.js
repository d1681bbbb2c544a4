// What the tests of the council share: a consortium before its council sits, and acts put to the vote.
import { ethers } from "./chain.js";
import { emits, paper } from "./expect.js";

/** The call data of a function, by its name. */
export const callOf = (contract, name, args) => contract.interface.encodeFunctionData(name, args);

/** What a direct act of the council would do, refused or not, before any council sits. */
export async function newConsortium() {
  const [founder, stranger, ...keys] = await ethers.getSigners();
  const consortium = await ethers.deployContract("Consortium", [], founder);
  const found = (name, args) => [consortium, callOf(consortium, name, args)];
  return { consortium, found, founder, stranger, keys };
}

/** An act on Consortium that forestry proposed, and so approved. */
export async function proposeTo(register, name, args, documentHash = paper(`act ${name}`)) {
  const { consortium, keys } = register;
  const callData = callOf(consortium, name, args);
  const { actId } = await emits(
    consortium, "ActProposed", consortium.connect(keys.forestry).proposeAct, consortium, callData, documentHash,
  );
  return { actId, act: [consortium, callData, documentHash] };
}
