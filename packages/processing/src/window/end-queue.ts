/** A binary min-heap by `dueMs`. */
export class EndQueue<Item extends { readonly dueMs: number }> {
  readonly #items: Item[] = [];

  /** The earliest item, left in place. */
  peek(): Item | undefined {
    return this.#items[0];
  }

  push(item: Item): void {
    let at = this.#items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (this.#due(parent) <= item.dueMs) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Takes the earliest item out. */
  pop(): Item | undefined {
    const first = this.#items[0];
    const last = this.#items.pop();
    if (first === undefined || last === undefined || this.#items.length === 0) return first;
    this.#items[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      const least = this.#due(left + 1) < this.#due(left) ? left + 1 : left;
      if (this.#due(at) <= this.#due(least)) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #due(at: number): number {
    return this.#items[at]?.dueMs ?? Number.POSITIVE_INFINITY;
  }

  #swap(left: number, right: number): void {
    const a = this.#items[left];
    const b = this.#items[right];
    if (a === undefined || b === undefined) return;
    this.#items[left] = b;
    this.#items[right] = a;
  }
}
