// Every command of the register: once on a register newly founded, and again in daily work.
import { claims } from "./commands/claims.mjs";
import { council } from "./commands/council.mjs";
import { persons } from "./commands/persons.mjs";
import { reserve } from "./commands/reserve.mjs";
import { tickets } from "./commands/tickets.mjs";
import { uses } from "./commands/uses.mjs";
import { measureTwice } from "./meter.mjs";

const COMMANDS = { ...reserve, ...tickets, ...claims, ...uses, ...persons, ...council };

/** Gas of every command by contract and name: the first time and repeated. */
export const measureRegister = () => measureTwice(COMMANDS);
