import { el } from "../dom.js";
import { dateAndTime, plainWords } from "../format.js";
import { Action } from "../components/action.js";
import { DataTable } from "../components/datatable.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";

const PATH = "admin/keys";

/** The keys that sign access tokens: which one signs, until when others are good, and how to change or revoke them. */
export class SigningKeys {
  #api;
  #heading = new Heading("Signing keys", "They sign access tokens. Private keys are never shown.");
  #notice = new Notice();
  #table = new DataTable("Signing keys", [
    { title: "Key", kind: "code", of: ({ kid }) => kid },
    { title: "State", of: ({ state }) => plainWords(state) },
    { title: "Algorithm", of: ({ algorithm }) => algorithm },
    { title: "Signs from", kind: "time", of: ({ signs_from: at }) => dateAndTime(at) },
    { title: "Signs until", kind: "time", of: ({ signs_until: at }) => dateAndTime(at) },
    { title: "Published until", kind: "time", of: ({ published_until: at }) => dateAndTime(at) },
    { title: "Actions", node: (key) => this.#revokeAction(key) },
  ], { key: ({ kid }) => kid, version: ({ state }) => state, empty: "No keys yet.", wide: true });

  constructor({ api }) {
    this.#api = api;
    const rotate = new Action("Rotate now", this.#notice, async () => {
      this.#show(await api.post(`${PATH}/rotate`));
      return "The announced key signs now, or as soon as it has been published for ten minutes.";
    }, { ask: () => ({ title: "Rotate the signing key now?", text: "The announced key starts to sign. Tokens already issued stay valid until they expire.", yes: "Rotate it" }) });
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("All", this.#table.node, el("div", { class: "row" }, rotate.node), this.#notice.node));
  }

  async open() {
    this.#heading.open();
    this.#table.loading();
    try {
      this.#show(await this.#api.get(PATH));
    } catch (failure) {
      this.#table.clear();
      this.#notice.failed(failure);
    }
  }

  close() {}

  #show({ items }) {
    this.#table.show(items);
  }

  #revokeAction({ kid, state }) {
    return state === "revoked" ? null : new Action("Revoke", this.#notice, async () => {
      this.#show(await this.#api.post(`${PATH}/${kid}/revoke`));
      return `The key ${kid} is revoked.`;
    }, { ask: () => ({
      title: `Revoke the key ${kid}?`,
      text: "Every token that it signed is refused at once, on every node; sessions stay and get tokens of another key. Do this if the key has leaked.",
      yes: "Revoke it",
    }) }).node;
  }
}
