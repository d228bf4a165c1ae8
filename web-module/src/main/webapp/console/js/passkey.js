import { NegativeResult } from "./problem.js";

/** Passkeys of this browser (WebAuthn). The server speaks the JSON that browsers read and write themselves. */

/** Whether this browser knows passkeys and their JSON. */
export const supportsPasskeys = () => typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";

/** Makes a passkey for the options of the server; the person may refuse. */
export const createPasskey = ({ public_key: options }) => askAuthenticator(() =>
  navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));

/** Has a passkey answer the options of the server; the person may refuse. */
export const usePasskey = ({ public_key: options }) => askAuthenticator(() =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));

async function askAuthenticator(ask) {
  try {
    return (await ask()).toJSON();
  } catch (failure) {
    throw new NegativeResult(failure.name === "InvalidStateError"
      ? "This device has a passkey of the account already."
      : "The browser returned no passkey. Try again, or log in another way.", { cause: failure });
  }
}
