package org.headgate.mail.service;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server's status code (RFC 3463).
 *
 * @param kind 2 for success, 4 for a temporary and 5 for a permanent failure
 */
public record EnhancedStatus(int kind, int subject, int detail) {

  private static final Pattern FORM = Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3})\\b");

  /** The status at the beginning of a text; comments may follow. */
  public static Optional<EnhancedStatus> read(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.lookingAt()
        ? Optional.of(new EnhancedStatus(number(form, 1), number(form, 2), number(form, 3)))
        : Optional.empty();
  }

  public boolean isPermanent() {
    return kind == 5;
  }

  /** Whether it says nothing but success or failure. */
  public boolean isUnspecified() {
    return subject == 0 && detail == 0;
  }

  /**
   * Whether it says that the address or its domain takes no mail, whoever sends it: not a full
   * mailbox, a mail that is too large, a policy or a sender's address.
   */
  public boolean isAboutRecipient() {
    return switch (subject) {
      case 1 -> detail != 7 && detail != 8;
      case 2 -> detail <= 1;
      case 4 -> detail == 1 || detail == 4;
      default -> false;
    };
  }

  /** As servers write it, such as 5.1.1. */
  public String text() {
    return kind + "." + subject + "." + detail;
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}
