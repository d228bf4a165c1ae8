import { el } from "../dom.js";
import { dateAndTime, visibleAddress } from "../format.js";
import { Action } from "./action.js";
import { field } from "./field.js";
import { form } from "./form.js";
import { Notice } from "./notice.js";
import { PagedList } from "./pagedlist.js";
import { serverNow } from "../serverclock.js";

const PATH = "admin/users/invitations";

/** Who has been invited and has not accepted yet: sent again, withdrawn, and invited here. */
export class Invitations {
  #api;
  #notice = new Notice();
  #list;

  constructor(api) {
    this.#api = api;
    this.#list = new PagedList(api, "Invitations", [
      { title: "E-mail", of: visibleAddress },
      { title: "Name", of: ({ full_name: name }) => name },
      { title: "Sent", kind: "time", of: ({ sent_at: at }) => dateAndTime(at) },
      { title: "Valid until", kind: "time", of: ({ expires_at: at }) => (Date.parse(at) < serverNow() ? `expired ${dateAndTime(at)}` : dateAndTime(at)) },
      { title: "Actions", node: (invitation) => this.#actionsOf(invitation) },
    ], { key: ({ id }) => id, empty: "No open invitations.", wide: true });
    const invite = form([
      field("E-mail to invite", { id: "invite-email", name: "email", type: "email", required: true, autocomplete: "off" }),
      field("Name of the person", { id: "invite-name", name: "full_name", maxlength: 200, autocomplete: "off" }),
      field("Language of the mail", { id: "invite-locale", name: "locale", maxlength: 35, placeholder: "en", autocomplete: "off" }),
    ], "Invite", (email, name, locale) => this.#invite(email, name, locale));
    this.node = el("div", {}, this.#notice.node, this.#list.node, invite);
  }

  load() {
    return this.#list.show(PATH);
  }

  async #invite(email, name, locale) {
    await this.#api.post(PATH, { email, ...(name ? { full_name: name } : {}), ...(locale ? { locale } : {}) });
    this.load();
    return `${email} is invited; the mail is being sent.`;
  }

  #actionsOf(invitation) {
    const { id } = invitation;
    const address = visibleAddress(invitation);
    const resend = new Action("Send again", this.#notice, async () => {
      await this.#api.post(`${PATH}/${id}/resend`);
      this.load();
      return `The mail to ${address} is on its way; the earlier code no longer works.`;
    });
    const withdraw = new Action("Withdraw", this.#notice, async () => {
      await this.#api.call("DELETE", `${PATH}/${id}`);
      this.load();
      return `The invitation of ${address} is withdrawn.`;
    }, { ask: () => ({ title: `Withdraw the invitation of ${address}?`, text: "The code in the mail stops working.", yes: "Withdraw it" }) });
    return el("div", { class: "row tight" }, resend.node, withdraw.node);
  }
}
