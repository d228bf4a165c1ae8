package org.headgate.accounts.service;

import java.util.Locale;

/** What a notice may tell besides what happened and when. */
public enum NoticeFact {
  /** The device, as it calls itself. */
  DEVICE,
  /** The network address that the request came from. */
  NETWORK,
  /** The name that its owner gave a passkey. */
  PASSKEY,
  /** The address that an account is to have, or has now. */
  NEW_ADDRESS;

  /** As the template knows it. */
  String templateName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
