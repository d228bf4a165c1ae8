/** What the whole seconds of the header and the way of an answer can make of a difference. */
const TOLERANCE_MS = 5000;

let offset = 0;

/** Learns from the Date of an answer how far the clock of this machine is off. */
export function noteServerTime(date, receivedAt = Date.now()) {
  const difference = Date.parse(date ?? "") - receivedAt;
  if (Math.abs(difference - offset) > TOLERANCE_MS) {
    offset = Math.abs(difference) > TOLERANCE_MS ? difference : 0;
  }
}

/** Now by the server's clock, by which all instants are that the console shows: that of this machine may be wrong. */
export const serverNow = () => Date.now() + offset;
