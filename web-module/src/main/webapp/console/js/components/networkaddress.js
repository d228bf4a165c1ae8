import { el } from "../dom.js";
import { NONE } from "../format.js";

/** The address of a client. A long one breaks behind its colons, so that no group of digits is torn. */
export function networkAddress(address) {
  const groups = address?.split(/(?<=:)/) ?? [NONE];
  return el("span", {}, ...groups.flatMap((group, index) => (index === 0 ? [group] : [el("wbr"), group])));
}
