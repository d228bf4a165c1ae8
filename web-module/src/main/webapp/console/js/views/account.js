import { el, set, write } from "../dom.js";
import { dateAndTime, timeAgo, visibleAddress } from "../format.js";
import { Latest } from "../latest.js";
import { Action } from "../components/action.js";
import { AuditList } from "../components/auditlist.js";
import { Counters } from "../components/counters.js";
import { DepartmentChoice } from "../components/departmentchoice.js";
import { Figures } from "../components/figures.js";
import { Heading } from "../components/heading.js";
import { Notice } from "../components/notice.js";
import { panel } from "../components/panel.js";
import { SessionList } from "../components/sessionlist.js";
import { TokenList } from "../components/tokenlist.js";
import { accountStateText } from "./accounts.js";
import { serverNow } from "../serverclock.js";

const GRANTABLE_ROLES = ["operator", "admin"];

const FACTS = [
  ["State", accountStateText],
  ["Roles", ({ roles }) => roles.join(", ")],
  ["Department", ({ department }) => department?.name ?? "none"],
  ["Second factor", ({ mfa_enabled: enabled }) => (enabled ? "authenticator" : "none")],
  ["Last log-in", ({ last_login_at: at }) => (at ? timeAgo(serverNow() - Date.parse(at)) : "never"), ({ last_login_at: at }) => at && dateAndTime(at)],
  ["Created", ({ created_at: at }) => dateAndTime(at).split(",")[0]],
];

/** One account: what it is, what may be done with it, where it is logged in, why it has to wait, and what was done. */
export class AccountPage {
  #api;
  #id;
  #account = null;
  #latest = new Latest();
  /** None can be ordered of an account that is not known, or is gone: what the page shows would be sent as its state. */
  #actions;
  #heading = new Heading("Account", "");
  #notice = new Notice();
  #refusal = new Notice("note");
  #bounce = new Notice("note");
  #mailAgain;
  #facts = new Figures(FACTS);
  #roles = GRANTABLE_ROLES.map((role) => ({ role, input: el("input", { type: "checkbox", id: `role-${role}` }) }));
  #department;
  #active;
  #factors;
  #sessions;
  #tokens;
  #counters = new Counters();
  #audit;

  /** All that is of no use where the account cannot be read: that is told once. */
  #rest;

  constructor({ api }, id) {
    const save = new Action("Save the roles", this.#notice, () => this.#patch({ roles: this.#selectedRoles() }, "The roles apply from the next request."),
      { allowed: false, ask: () => this.#grant() });
    const unlock = new Action("Unlock", this.#notice, async () => {
      await api.post(`admin/users/${id}/unlock`);
      this.#load();
      return "Unlocked: failed log-ins and codes no longer count.";
    }, { allowed: false });
    this.#factors = new Action("Remove the second factors", this.#notice, () => this.#removeFactors(), { allowed: false, ask: () => ({
      title: `Remove the second factors of ${this.#account?.email}?`,
      text: "The authenticator app, passkeys and recovery codes are removed, every session ends, and the owner is notified by mail. Until a new one is set up, the password alone is enough.",
      yes: "Remove them",
    }) });
    const reset = new Action("Mail a code for a new password", this.#notice, async () => {
      await api.post("auth/password/forgot", { email: this.#account.email });
      return "The mail is being sent, unless one was sent to this account a moment ago.";
    }, { allowed: false });
    const remove = new Action("Delete", this.#notice, () => this.#delete(), { allowed: false, kind: "danger", ask: () => ({
      title: `Delete the account ${this.#account?.email}?`,
      text: "It stops working at once, everything kept about its owner is erased from both databases, and the owner is notified by mail. This cannot be undone.",
      yes: "Delete it",
    }) });
    this.#mailAgain = new Action("Mail this address again", this.#notice, async () => {
      await api.call("DELETE", `admin/users/${id}/bounce`);
      this.#load();
      return "Mails to the address are sent again.";
    }, { allowed: false });
    this.#api = api;
    this.#id = id;
    this.#department = new DepartmentChoice(api, this.#notice, (department) => this.#patch({ department_id: department },
      department ? "The department is changed." : "The account no longer has a department."));
    this.#active = new Action("Deactivate", this.#notice, () => this.#toggle(), { allowed: false, ask: () => this.#question() });
    this.#allowRoles(false);
    this.#actions = [save, unlock, reset, remove, this.#mailAgain, this.#active];
    const [ofSessions, ofTokens] = [new Notice(), new Notice()];
    this.#sessions = new SessionList(api, `admin/users/${id}/sessions`, ofSessions);
    this.#tokens = new TokenList(api, `admin/users/${id}/access-tokens`, ofTokens);
    this.#audit = new AuditList(api);
    this.node = el("div", { class: "page" }, this.#heading.node, this.#refusal.node, this.#bounce.node, this.#facts.node, this.#notice.node);
    this.#rest = el("div", { class: "page" },
      el("div", { class: "columns" },
        panel("Change",
          el("fieldset", { class: "row" }, el("legend", {}, "Additional roles"), ...this.#roles.map(({ role, input }) =>
            el("label", { class: "check", for: `role-${role}` }, input, role)), save.node),
          this.#department.node,
          el("div", { class: "row" }, unlock.node, reset.node, this.#factors.node, this.#mailAgain.node, this.#active.node, remove.node)),
        panel("Counters", this.#counters.node)),
      panel("Sessions", ofSessions.node, this.#sessions.node),
      panel("Access tokens", ofTokens.node, this.#tokens.node),
      panel("Audit", this.#audit.node));
    this.node.append(this.#rest);
  }

  open() {
    this.#heading.open();
    return this.#load();
  }

  close() {}

  async #load() {
    const lists = Promise.all([this.#audit.show({ subject: this.#id }), this.#sessions.load(), this.#tokens.load()]);
    const isLatest = this.#latest.begin();
    try {
      const account = await this.#api.get(`admin/users/${this.#id}`);
      if (!isLatest()) {
        return;
      }
      this.#show(account);
      this.#counters.show(await this.#api.get(`admin/users/${this.#id}/otp`));
    } catch (failure) {
      set(this.#rest, "hidden", this.#account === null);
      this.#notice.failed(failure);
    }
    await lists;
  }

  #show(account) {
    this.#showRoles(this.#account?.roles ?? [], account.roles);
    this.#account = account;
    set(this.#rest, "hidden", false);
    this.#heading.say(visibleAddress(account), account.full_name ?? "");
    this.#refused(account.email_refusal);
    this.#bounced(account.email_bounced_at);
    this.#facts.show(account);
    this.#department.show(account.department).catch((failure) => this.#notice.failed(failure));
    this.#actions.forEach((action) => action.allow(true));
    this.#factors.allow(account.mfa_enabled);
    write(this.#active.node, account.is_active ? "Deactivate" : "Activate");
  }

  /** What somebody has chosen and not saved yet stays. */
  #showRoles(before, roles) {
    this.#allowRoles(true);
    this.#roles.filter(({ role, input }) => input.checked === before.includes(role)).forEach(({ role, input }) => {
      input.checked = roles.includes(role);
    });
  }

  #allowRoles(allowed) {
    this.#roles.forEach(({ input }) => {
      input.disabled = !allowed;
    });
  }

  #refused(reason) {
    if (reason) {
      this.#refusal.tell("busy", `This address gets no more mail: ${reason}. The owner can change it while logged in.`);
    } else {
      this.#refusal.clear();
    }
  }

  #bounced(at) {
    this.#mailAgain.node.hidden = !at;
    if (at) {
      this.#bounce.tell("busy", `No mail has been sent to this address since ${dateAndTime(at)}: its mail server refused it permanently.`);
    } else {
      this.#bounce.clear();
    }
  }

  async #patch(body, words) {
    const account = await this.#api.call("PATCH", `admin/users/${this.#id}`, { body });
    this.#latest.begin();
    this.#show(account);
    this.#audit.show({ subject: this.#id });
    this.#sessions.load();
    return words;
  }

  async #removeFactors() {
    await this.#api.call("DELETE", `admin/users/${this.#id}/factors`);
    this.#load();
    return "The second factors are removed; every session has ended.";
  }

  async #delete() {
    await this.#api.call("DELETE", `admin/users/${this.#id}`);
    this.#latest.begin();
    [...this.#actions, this.#factors].forEach((action) => action.allow(false));
    this.#allowRoles(false);
    this.#department.forbid();
    this.#audit.show({ subject: this.#id });
    return "The account is deleted; its owner's data is being erased.";
  }

  #toggle() {
    const active = !this.#account.is_active;
    return this.#patch({ is_active: active }, active ? "The account may log in again." : "The account is deactivated; its sessions have ended.");
  }

  /** Who may administer everybody is asked about once. */
  #grant() {
    return this.#selectedRoles().includes("admin") && !this.#account?.roles.includes("admin") ? {
      title: `Make ${visibleAddress(this.#account)} an administrator?`,
      text: "They can then read and change every account, schedule and pool, and make others administrators.",
      yes: "Grant admin",
    } : undefined;
  }

  #question() {
    return this.#account?.is_active ? {
      title: `Deactivate ${visibleAddress(this.#account)}?`,
      text: "Its sessions end with their next request, its codes stop working, and nobody can log in with it until it is activated again.",
      yes: "Deactivate",
    } : undefined;
  }

  #selectedRoles() {
    return ["user", ...this.#roles.filter(({ input }) => input.checked).map(({ role }) => role)];
  }
}
