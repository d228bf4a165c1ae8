import { el } from "../dom.js";
import { Action } from "./action.js";

/** The button that acknowledges an alert, where it is open and nobody has yet; done is called afterwards. */
export function acknowledgement(api, notice, { id, acknowledged_at: seen, resolved_at: over }, done) {
  return seen || over ? el("span") : new Action("Acknowledge", notice, async () => {
    await api.post(`admin/alerts/${id}/acknowledgement`);
    await done();
    return "Acknowledged by you: it will not be escalated.";
  }).node;
}
