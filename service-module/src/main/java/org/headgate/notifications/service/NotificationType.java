package org.headgate.notifications.service;

import java.util.Locale;

/**
 * What the owner of an account is told of by mail, so that nobody takes it over unseen. The mail's
 * template has a text for each, and {@code MailSample} an example.
 */
public enum NotificationType {
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  /**
   * Several signed up for the address, or it was too long ago: nobody knows whose password it was.
   */
  PASSWORD_MISSING,
  EMAIL_CHANGE_REQUESTED,
  EMAIL_CHANGED,
  TOTP_ENABLED,
  TOTP_DISABLED,
  RECOVERY_CODES_RENEWED,
  RECOVERY_CODE_USED,
  /** A code of the authenticator app came a second time. */
  CODE_REPEATED,
  PASSKEY_ADDED,
  PASSKEY_REMOVED,
  /** A token that scripts use in the place of a log-in. */
  PERSONAL_TOKEN_CREATED,
  /** An administrator took every second factor away. */
  FACTORS_REMOVED,
  NEW_DEVICE,
  ACCOUNT_DELETED,
  ACCOUNT_DELETED_BY_ADMINISTRATOR;

  /** As the template knows it. */
  String templateName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a notice may tell besides what happened and when. */
  public enum Detail {
    /** The device, as it calls itself. */
    DEVICE,
    /** The network address that the request came from. */
    NETWORK,
    /** The name that its owner gave a passkey. */
    PASSKEY,
    /** The name that its owner gave a personal access token. */
    PERSONAL_TOKEN,
    /** The address that an account is to have, or has now. */
    NEW_ADDRESS;

    /** As the template knows it. */
    String templateName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
