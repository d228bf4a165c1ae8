const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Samples in Prometheus' text format. */
export class Metrics {
  #samples;

  constructor(text) {
    this.#samples = text.split("\n").map((line) => SAMPLE.exec(line)).filter((found) => found !== null)
      .map(([, name, labels = "", value]) => ({
        name, labels: Object.fromEntries([...labels.matchAll(LABEL)].map(([, key, words]) => [key, words])), value: Number(value) }));
  }

  /** The sum of all samples of a name that have these labels; 0 where there are none. */
  sum(name, wanted = {}) {
    return this.#samples
      .filter((sample) => sample.name === name && Object.entries(wanted).every(([key, value]) => sample.labels[key] === value))
      .reduce((sum, { value }) => sum + value, 0);
  }
}
