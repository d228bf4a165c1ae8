/**
 * As much of a document as components use: elements in a tree, attributes, listeners, and the focus. What is moved, taken out of
 * the tree, hidden or disabled loses the focus to the body, as in a browser.
 */
class FakeNode {
  childNodes = [];
  parentNode = null;
  #text = "";

  get children() {
    return this.childNodes.filter((node) => node instanceof FakeElement);
  }

  get textContent() {
    return this.childNodes.length > 0 ? this.childNodes.map(({ textContent }) => textContent).join("") : this.#text;
  }

  set textContent(text) {
    this.replaceChildren();
    this.#text = String(text);
  }

  get isConnected() {
    return this === document.body || (this.parentNode?.isConnected ?? false);
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get nextSibling() {
    return this.parentNode.childNodes[this.parentNode.childNodes.indexOf(this) + 1] ?? null;
  }

  /** As when it goes, is hidden or disabled. */
  loseFocus() {
    if (this.contains(focused)) {
      focused = document.body;
    }
  }

  contains(node) {
    return node === this || this.childNodes.some((child) => child.contains(node));
  }

  append(...nodes) {
    nodes.forEach((node) => this.insertBefore(typeof node === "string" ? textNode(node) : node, null));
  }

  insertBefore(node, before) {
    node.remove();
    node.parentNode = this;
    this.childNodes.splice(before === null ? this.childNodes.length : this.childNodes.indexOf(before), 0, node);
  }

  replaceChildren(...nodes) {
    [...this.childNodes].forEach((node) => node.remove());
    this.append(...nodes);
  }

  remove() {
    if (this.parentNode) {
      this.loseFocus();
      this.parentNode.childNodes = this.parentNode.childNodes.filter((node) => node !== this);
      this.parentNode = null;
    }
  }
}

class FakeElement extends FakeNode {
  #attributes = new Map();
  #listeners = new Map();
  dataset = {};
  value = "";
  checked = false;
  #disabled = false;

  constructor(tag) {
    super();
    this.tag = tag;
  }

  get disabled() {
    return this.#disabled;
  }

  set disabled(disabled) {
    this.#disabled = Boolean(disabled);
    if (this.#disabled) {
      this.loseFocus();
    }
  }

  get hidden() {
    return this.#attributes.has("hidden") || (this.parentNode?.hidden ?? false);
  }

  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name) {
    return this.#attributes.has(name);
  }

  setAttribute(name, value) {
    this.#attributes.set(name, value);
    if (["id", "name", "type", "href"].includes(name)) {
      this[name] = value;
    } else if (name === "disabled") {
      this.disabled = true;
    } else if (name === "hidden") {
      this.loseFocus();
    }
  }

  removeAttribute(name) {
    this.#attributes.delete(name);
    if (name === "disabled") {
      this.disabled = false;
    }
  }

  checkVisibility() {
    return this.isConnected && !this.hidden;
  }

  focus() {
    if (this.checkVisibility() && !this.disabled) {
      focused = this;
    }
  }

  scrollIntoView() {}

  showModal() {
    this.setAttribute("open", "");
    this.querySelector("input, button")?.focus();
  }

  close() {
    this.removeAttribute("open");
    this.fire("close");
  }

  addEventListener(kind, listener) {
    this.#listeners.set(kind, [...(this.#listeners.get(kind) ?? []), listener]);
  }

  /** Calls the listeners; answers once all of them have. */
  fire(kind, event = {}) {
    const all = { preventDefault: () => undefined, stopPropagation: () => undefined, target: this, ...event };
    return Promise.all((this.#listeners.get(kind) ?? []).map((listener) => listener(all)));
  }

  /** A press of a key or the mouse, which brings the focus. */
  press() {
    this.focus();
    return this.disabled ? Promise.resolve() : this.fire("click");
  }

  /** Elements below of these tags, classes, ids or attributes, separated by commas. */
  querySelectorAll(selectors) {
    const wanted = selectors.split(/,\s*/);
    return this.children.flatMap((child) => [...(wanted.some((one) => child.#matches(one)) ? [child] : []), ...child.querySelectorAll(selectors)]);
  }

  querySelector(selectors) {
    return this.querySelectorAll(selectors)[0] ?? null;
  }

  #matches(selector) {
    const [, tag, , mark, name] = /^([\w-]*)(([.#[])([\w-]+)\]?)?$/.exec(selector) ?? [];
    const own = { ".": () => (this.getAttribute("class") ?? "").split(" ").includes(name), "#": () => this.id === name, "[": () => this.hasAttribute(name) };
    return (!tag || tag === this.tag) && (!mark || own[mark]());
  }
}

let focused = null;

function textNode(text) {
  const node = new FakeNode();
  node.textContent = text;
  return node;
}

/** Puts a new document in the place of the browser's; answers its body. */
export function openDocument() {
  const body = new FakeElement("body");
  focused = body;
  globalThis.document = {
    title: "",
    hidden: false,
    body,
    createElement: (name) => new FakeElement(name),
    createElementNS: (_, name) => new FakeElement(name),
    get activeElement() {
      return focused;
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  globalThis.history = { state: null, replaceState: () => undefined, pushState: () => undefined };
  globalThis.location = { hash: "" };
  return body;
}

/** Puts a component on the page. */
export function onPage(component) {
  document.body.append(component.node ?? component);
  return component;
}

/** The button or the link with these words. */
export const named = (node, words) => node.querySelectorAll("button, a").find(({ textContent }) => textContent === words);

/** Until nothing is left to be done at once. */
export const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) {
    await Promise.resolve();
  }
};
