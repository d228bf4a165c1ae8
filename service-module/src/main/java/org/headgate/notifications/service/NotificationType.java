package org.headgate.notifications.service;

import java.util.Locale;

/**
 * The events that owners are notified of by mail, so that nobody takes over an account unnoticed.
 * The mail's template has a text for each, and {@code MailSample} an example.
 */
public enum NotificationType {
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  /**
   * The author of the password is unknown: there were several sign-ups for the address, or an old
   * one.
   */
  PASSWORD_MISSING,
  EMAIL_CHANGE_REQUESTED,
  EMAIL_CHANGED,
  TOTP_ENABLED,
  TOTP_DISABLED,
  RECOVERY_CODES_RENEWED,
  RECOVERY_CODE_USED,
  /** A code of the authenticator app was used a second time. */
  CODE_REPEATED,
  PASSKEY_ADDED,
  PASSKEY_REMOVED,
  /** A personal access token was created. */
  PERSONAL_TOKEN_CREATED,
  /** An administrator removed every second factor. */
  FACTORS_REMOVED,
  NEW_DEVICE,
  ACCOUNT_DELETED,
  ACCOUNT_DELETED_BY_ADMINISTRATOR;

  /** The name in the template. */
  String templateName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The details of a notice besides event and time. */
  public enum Detail {
    /** The device's own description of itself. */
    DEVICE,
    /** The network address that the request came from. */
    NETWORK,
    /** The owner's name for a passkey. */
    PASSKEY,
    /** The owner's name for a personal access token. */
    PERSONAL_TOKEN,
    /** The requested or new address of the account. */
    NEW_ADDRESS;

    /** The name in the template. */
    String templateName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
