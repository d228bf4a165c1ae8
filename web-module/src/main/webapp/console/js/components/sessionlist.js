import { set } from "../dom.js";
import { dateAndTime, joinWords, timeAgo } from "../format.js";
import { Action } from "./action.js";
import { networkAddress } from "./networkaddress.js";
import { PagedList } from "./pagedlist.js";
import { serverNow } from "../serverclock.js";

const BROWSERS = [["Edg/", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]];
const SYSTEMS = [["Windows", "Windows"], ["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Mac OS", "macOS"], ["Linux", "Linux"]];
const WAYS = { pwd: "password", otp: "code", hwk: "passkey", swk: "passkey" };
const nameOf = (agent, names) => names.find(([sign]) => agent.includes(sign))?.[1];

/** What a device called itself, in words where they are known. */
function deviceName(agent) {
  const words = [nameOf(agent ?? "", BROWSERS), nameOf(agent ?? "", SYSTEMS)].filter(Boolean);
  return words.length === 2 ? words.join(" on ") : agent ?? "unknown";
}

/** What somebody logged in with, in words; that there were several is seen. */
export const waysText = ({ amr }) =>
  joinWords([...new Set(amr.filter((way) => !["mfa", "user"].includes(way)).map((way) => WAYS[way] ?? way))]);

/** Where an account is logged in; each log-in but the present one can be ended. */
export class SessionList {
  #path;
  #list;

  /** path leads to the sessions; what comes of ending one is told in the notice. */
  constructor(api, path, notice) {
    this.#path = path;
    this.#list = new PagedList(api, "Sessions", [
      { title: "Device", of: ({ user_agent: agent, current }) => `${deviceName(agent)}${current ? ", this one" : ""}` },
      { title: "From", kind: "address", node: ({ address }) => networkAddress(address) },
      { title: "Logged in with", of: waysText },
      { title: "Since", of: ({ created_at: at }) => dateAndTime(at) },
      { title: "Last used", of: ({ last_used_at: at }) => timeAgo(serverNow() - Date.parse(at)), tip: ({ last_used_at: at }) => dateAndTime(at) },
      { title: "Ends", of: ({ expires_at: end }) => dateAndTime(end) },
      { title: "Actions", node: (session) => this.#endOf(api, notice, session) },
    ], { key: ({ id }) => id, version: ({ address }) => address, empty: "No session is open.", wide: true });
    this.node = this.#list.node;
  }

  load() {
    return this.#list.show(this.#path);
  }

  #endOf(api, notice, { id, current }) {
    const end = new Action("End", notice, async () => {
      await api.call("DELETE", `${this.#path}/${id}`);
      this.load();
      return "That session has ended.";
    });
    set(end.node, "hidden", current);
    return end.node;
  }
}
