/** The latest of several questions about one thing: only its answer is shown, in whatever order the answers come. */
export class Latest {
  #asked = 0;

  /** Begins a question; the function that is returned says whether none has begun since. */
  begin() {
    this.#asked += 1;
    const own = this.#asked;
    return () => own === this.#asked;
  }
}
