/** A count holds until the next look, so the line goes in steps. */
export function stepPath(samples, x, y) {
  return samples.map((sample, index) => (index === 0 ? `M${x(sample.at)} ${y(sample)}` : `H${x(sample.at)}V${y(sample)}`)).join("");
}

/** What waited, stacked above what was in use. */
export function queuePaths(samples, x, y) {
  return samples.slice(1).flatMap((sample, index) => {
    const previous = samples[index];
    return !(previous.waiting > 0) ? []
      : [`M${x(previous.at)} ${y(previous.inUse)}V${y(previous.inUse + previous.waiting)}H${x(sample.at)}V${y(previous.inUse)}Z`];
  });
}

/** A line as an area down to nothing. */
export const closedArea = (samples, path, x, y) => `${path}V${y(0)}H${x(samples[0].at)}Z`;

/** Tenths of a pixel are enough. */
export const roundToTenth = (value) => Math.round(value * 10) / 10;
