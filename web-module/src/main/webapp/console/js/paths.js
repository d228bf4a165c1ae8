/** A count holds until the next look, so the line goes in steps. */
export function steps(run, x, y) {
  return run.map((sample, index) => (index === 0 ? `M${x(sample.at)} ${y(sample)}` : `H${x(sample.at)}V${y(sample)}`)).join("");
}

/** What waited, stacked above what was in use. */
export function queues(run, x, y) {
  return run.slice(1).flatMap((sample, index) => {
    const before = run[index];
    return !(before.waiting > 0) ? []
      : [`M${x(before.at)} ${y(before.inUse)}V${y(before.inUse + before.waiting)}H${x(sample.at)}V${y(before.inUse)}Z`];
  });
}

/** A line as an area down to nothing. */
export const closed = (run, path, x, y) => `${path}V${y(0)}H${x(run[0].at)}Z`;

/** Tenths of a pixel are enough. */
export const round = (value) => Math.round(value * 10) / 10;
