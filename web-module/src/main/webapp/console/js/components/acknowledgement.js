import { Action } from "./action.js";

/** The button that acknowledges an alert, null where it is over or somebody has; done is called afterwards. */
export function acknowledgement(api, notice, { id, acknowledged_at: seen, resolved_at: over }, done) {
  return seen || over ? null : new Action("Acknowledge", notice, async () => {
    await api.post(`admin/alerts/${id}/acknowledgement`);
    await done();
    return "Acknowledged by you: it will not be escalated.";
  }).node;
}
