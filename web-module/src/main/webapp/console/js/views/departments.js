import { el } from "../dom.js";
import { Action } from "../components/action.js";
import { openForm } from "../components/dialog.js";
import { field } from "../components/field.js";
import { form } from "../components/form.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { PagedList } from "../components/pagedlist.js";
import { panel, part } from "../components/panel.js";

const PATH = "admin/departments";

/** The departments that accounts belong to: created and renamed here, and deleted when nobody belongs to them. */
export class Departments {
  #api;
  #heading = new Heading("Departments", "Groups of accounts.");
  #notice = new Notice();
  #list;

  constructor({ api }) {
    this.#api = api;
    this.#list = new PagedList(api, "Departments", [
      { title: "Name", of: ({ name }) => name },
      { title: "Actions", node: (department) => el("div", { class: "row tight" }, this.#renamingOf(department), this.#deletionOf(department)) },
    ], { key: ({ id }) => id, version: ({ name }) => name, empty: "No departments yet." });
    this.node = el("div", { class: "page" }, this.#heading.node,
      panel("All", this.#notice.node, this.#list.node),
      part("new", "New department", form([field("Name of the department", { id: "department-name", name: "name", required: true, maxlength: 200, autocomplete: "off" })],
        "Create the department", (name) => this.#create(name))));
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  #load() {
    return this.#list.show(PATH);
  }

  async #create(name) {
    await this.#api.post(PATH, { name });
    this.#load();
    return `Department ${name} created.`;
  }

  #renamingOf({ id, name }) {
    const button = el("button", { class: "button", type: "button" }, "Rename");
    button.addEventListener("click", () => {
      const renamed = field("New name", { id: "department-renamed", name: "name", value: name, required: true, maxlength: 200, autocomplete: "off" });
      const close = openForm(`Rename the department ${name}`, form([renamed], "Rename it", async (latest) => {
        await this.#api.call("PUT", `${PATH}/${id}`, { body: { name: latest } });
        close();
        this.#notice.tell("ok", `Department ${name} is called ${latest} now.`);
        this.#load();
        return "Renamed.";
      }));
    });
    return button;
  }

  #deletionOf({ id, name }) {
    return new Action("Delete", this.#notice, async () => {
      await this.#api.call("DELETE", `${PATH}/${id}`);
      this.#load();
      return `Department ${name} deleted.`;
    }, { ask: () => ({ title: `Delete the department ${name}?`, text: "A department with members cannot be deleted.", yes: "Delete it" }) }).node;
  }
}
