import { el, write } from "../dom.js";
import { Latest } from "../latest.js";
import { currentPlace, replaceQuery } from "../router.js";
import { Action } from "../components/action.js";
import { choice } from "../components/choice.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";
import { preformatted } from "../components/preformatted.js";

const PATH = "admin/mails";
const STYLED = "data-styled";
const languages = new Intl.DisplayNames(["en"], { type: "language" });

/** The mails that people get, each in each language, with facts that are made up; and one of them mailed to oneself. */
export class Mails {
  #api;
  #latest = new Latest();
  #templates = [];
  #heading = new Heading("Mails", "As people receive them, with sample data.");
  #notice = new Notice();
  #kind = choice("Mail", { id: "mail-kind" });
  #language = choice("Language", { id: "mail-language" });
  #origin = el("p", { class: "sentence-notes" });
  #subject = el("p", { class: "mail-subject" });
  #frame = el("iframe", { class: "mail-frame", title: "The mail as HTML", sandbox: "allow-same-origin", tabindex: "0" });
  #text = preformatted("The mail as plain text", "", "mail-text");
  #test;

  constructor({ api }) {
    this.#api = api;
    this.#test = new Action("Send it to me", this.#notice, async () => {
      const { to } = await api.post(`${PATH}/test`, this.#selection());
      return `It is being sent to ${to}.`;
    }, { allowed: false });
    this.#kind.input.addEventListener("change", () => this.#chosen());
    this.#language.input.addEventListener("change", () => this.#preview());
    this.#frame.addEventListener("load", () => this.#applyStyles());
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("Choose a mail", el("div", { class: "row" }, this.#kind.node, this.#language.node, this.#test.node), this.#origin, this.#notice.node),
      panel("Subject", this.#subject),
      el("div", { class: "columns" }, panel("HTML", this.#frame), panel("Plain text", this.#text)));
  }

  async open() {
    this.#heading.open();
    try {
      const { kinds, templates } = await this.#api.get(`${PATH}/templates`);
      if (!this.node.isConnected) {
        return; // The address is another page's by now.
      }
      this.#templates = templates;
      this.#kind.input.replaceChildren(...kinds.map((kind) => el("option", { value: kind }, named(kind))));
      this.#test.allow(true);
      this.#asAddressed(kinds);
      this.#chosen();
    } catch (failure) {
      this.#notice.failed(failure);
    }
  }

  close() {}

  /** The mail that the address names. */
  #asAddressed(kinds) {
    const { kind = "", language = "en" } = currentPlace().query;
    if (kinds.includes(kind)) {
      this.#kind.input.value = kind;
    }
    this.#language.input.replaceChildren(el("option", { value: language }, language));
  }

  /** The languages of this kind, the one that was chosen before if it is among them. */
  #chosen() {
    const previous = this.#language.input.value || "en";
    const available = this.#templatesOfKind();
    this.#language.input.replaceChildren(...available.map(({ language }) => el("option", { value: language }, languages.of(language) ?? language)));
    this.#language.input.value = available.some(({ language }) => language === previous) ? previous : "en";
    this.#preview();
  }

  async #preview() {
    const selection = this.#selection();
    const isLatest = this.#latest.begin();
    replaceQuery({ kind: selection.kind, language: selection.locale });
    this.#notice.clear();
    try {
      const mail = await this.#api.post(`${PATH}/preview`, selection);
      if (isLatest()) {
        this.#show(mail);
      }
    } catch (failure) {
      if (isLatest()) {
        this.#clear();
        this.#notice.failed(failure);
      }
    }
  }

  /** What an earlier choice showed is no answer to this one. */
  #clear() {
    [this.#origin, this.#subject, this.#text].forEach((node) => write(node, ""));
    this.#frame.srcdoc = "";
  }

  #show({ subject, text, html }) {
    const own = this.#templatesOfKind().find(({ language }) => language === this.#selection().locale)?.origin === "own";
    write(this.#origin, own ? "This is your own text." : "This is the built-in text.");
    write(this.#subject, subject);
    write(this.#text, text);
    this.#frame.srcdoc = withoutStyles(html);
  }

  /** The console's policy lets no text have a style; a script's own is another matter. */
  #applyStyles() {
    for (const node of this.#frame.contentDocument?.querySelectorAll(`[${STYLED}]`) ?? []) {
      /** @type {HTMLElement} */ (node).style.cssText = node.getAttribute(STYLED) ?? "";
    }
  }

  #templatesOfKind() {
    return this.#templates.filter(({ template }) => template === this.#selection().kind.split(".")[0]);
  }

  #selection() {
    return { kind: this.#kind.input.value, locale: this.#language.input.value };
  }
}

const named = (kind) => kind.replace(".", ": ").replaceAll("_", " ");

/** The same with the styles under another name, and without pictures, which the console does not load. */
function withoutStyles(html) {
  const mail = new DOMParser().parseFromString(html, "text/html");
  for (const node of mail.querySelectorAll("[style]")) {
    node.setAttribute(STYLED, node.getAttribute("style") ?? "");
    node.removeAttribute("style");
  }
  for (const picture of mail.querySelectorAll("img")) {
    picture.replaceWith(picture.alt);
  }
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}
