/** As much of an element as the components use: a tree, attributes, and a focus that is lost by what is moved or removed. */
class FakeElement {
  #attributes = new Map();
  #listeners = new Map();
  #document;
  parentNode = null;
  childNodes = [];
  dataset = {};
  textContent = "";

  constructor(document, name) {
    this.#document = document;
    this.name = name;
  }

  getAttribute(key) {
    return this.#attributes.get(key) ?? null;
  }

  setAttribute(key, value) {
    this.#attributes.set(key, value);
  }

  removeAttribute(key) {
    this.#attributes.delete(key);
  }

  addEventListener(kind, listener) {
    this.#listeners.set(kind, listener);
  }

  /** As when the person does it. */
  fire(kind, event = {}) {
    this.#listeners.get(kind)({ preventDefault: () => undefined, ...event });
  }

  showModal() {}

  close() {}

  scrollIntoView() {}

  focus() {
    this.#document.activeElement = this;
  }

  contains(node) {
    return node === this || this.childNodes.some((child) => child.contains(node));
  }

  /** Of a list of names alone. */
  querySelectorAll(names) {
    return this.childNodes.flatMap((child) => [...(names.split(", ").includes(child.name) ? [child] : []), ...child.querySelectorAll(names)]);
  }

  get children() {
    return this.childNodes;
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get nextSibling() {
    return this.parentNode.childNodes[this.parentNode.childNodes.indexOf(this) + 1] ?? null;
  }

  append(...children) {
    children.forEach((child) => this.insertBefore(child, null));
  }

  replaceChildren(...children) {
    [...this.childNodes].forEach((child) => child.remove());
    this.append(...children);
  }

  insertBefore(child, before) {
    const node = child instanceof FakeElement ? child : Object.assign(new FakeElement(this.#document, "#text"), { textContent: child });
    node.remove();
    this.childNodes.splice(before === null ? this.childNodes.length : this.childNodes.indexOf(before), 0, node);
    node.parentNode = this;
  }

  remove() {
    if (this.parentNode === null) {
      return;
    }
    if (this.contains(this.#document.activeElement)) {
      this.#document.activeElement = this.#document.body;
    }
    this.parentNode.childNodes = this.parentNode.childNodes.filter((one) => one !== this);
    this.parentNode = null;
  }
}

/** A document whose body is empty and has the focus. */
export function fakeDocument() {
  const document = {
    title: "",
    hidden: false,
    createElement: (name) => new FakeElement(document, name),
    createElementNS: (_, name) => new FakeElement(document, name),
  };
  const body = document.createElement("body");
  return Object.assign(document, { body, activeElement: body });
}
