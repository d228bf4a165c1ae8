package org.headgate.config.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The mails that have a template, with the values that each may use. */
public enum MailKind {
  CODE("code", "purpose", "minutes"),
  INVITATION("code", "name", "until"),
  NOTICE("notice", "name", "at", "device", "network", "passkey", "personal_token", "new_address"),
  ADDRESS_TAKEN,
  SCHEDULE_STOPPED("name", "schedule", "reason", "error"),
  WEBHOOK_DISABLED("name", "endpoint", "reason", "error");

  /** Separated by blanks. */
  private final String facts;

  MailKind(String... facts) {
    this.facts = String.join(" ", facts);
  }

  /** The template's name, without language and extension. */
  public String template() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names that a template of this kind may use, in alphabetical order. */
  Set<String> names() {
    return new TreeSet<>(List.of((facts + " service").strip().split(" ", -1)));
  }

  /** The names that templates of any kind may use. */
  static Set<String> allNames() {
    return Arrays.stream(values())
        .flatMap(kind -> kind.names().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Optional<MailKind> ofTemplate(String template) {
    return Arrays.stream(values()).filter(kind -> kind.template().equals(template)).findFirst();
  }
}
