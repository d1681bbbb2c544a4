// A consortium in its founding: one founder, who may publish at once.
import { ethers } from "./chain.js";

export async function foundingPolicies() {
  const consortium = await ethers.deployContract("Consortium", []);
  const policies = await ethers.deployContract("Policies", [consortium]);
  const publish = (terms) => [policies, policies.interface.encodeFunctionData("publishPolicy", [terms])];
  const publishCalendar = (...args) => [policies, policies.interface.encodeFunctionData("publishCalendar", args)];
  return { consortium, policies, publish, publishCalendar };
}
