package org.headgate.config.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail with sample values, to check templates and to preview them.
 *
 * @param name the kind, and where it has several texts, which one: {@code notice.new_device}
 */
public record MailSample(String name, MailKind kind, Map<String, String> facts) {

  /** The purposes of code mails; each has its own text. */
  private static final List<String> PURPOSES =
      List.of("verify_email", "login", "password_reset", "email_change");

  private static final List<String> NOTICES =
      List.of(
          "password_changed",
          "password_reset",
          "password_missing",
          "email_change_requested",
          "email_changed",
          "totp_enabled",
          "totp_disabled",
          "recovery_codes_renewed",
          "recovery_code_used",
          "code_repeated",
          "passkey_added",
          "passkey_removed",
          "personal_token_created",
          "factors_removed",
          "new_device",
          "account_deleted",
          "account_deleted_by_administrator");

  private static final String CODE = "314159";
  private static final String NAME = "Ada Lovelace";
  private static final String TIME = "2026-11-29 10:00 (Europe/London)";

  /** Every text that exists, ordered for people. */
  public static final List<MailSample> ALL = all();

  public MailSample {
    facts = Map.copyOf(facts);
  }

  /** The sample of that name. */
  public static Optional<MailSample> named(String name) {
    return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
  }

  /** The same sample without its optional values. */
  MailSample bare() {
    Map<String, String> fewer = new HashMap<>(facts);
    fewer
        .keySet()
        .removeAll(List.of("device", "network", "passkey", "personal_token", "new_address"));
    fewer.computeIfPresent("name", (fact, name) -> "");
    if (kind == MailKind.NOTICE) {
      fewer.remove("name");
    }
    return new MailSample(name, kind, fewer);
  }

  private static List<MailSample> all() {
    List<MailSample> samples = new ArrayList<>();
    for (String purpose : PURPOSES) {
      samples.add(
          new MailSample(
              "code." + purpose,
              MailKind.CODE,
              Map.of("code", CODE, "purpose", purpose, "minutes", "10")));
    }
    samples.add(
        new MailSample(
            "invitation", MailKind.INVITATION, Map.of("code", CODE, "name", NAME, "until", TIME)));
    samples.add(new MailSample("address_taken", MailKind.ADDRESS_TAKEN, Map.of()));
    NOTICES.forEach(notice -> samples.add(notice(notice)));
    for (String reason : List.of("failed", "gone")) {
      samples.add(stopped(MailKind.SCHEDULE_STOPPED, reason, Map.of("schedule", "Nightly report")));
    }
    for (String reason : List.of("failed", "gone")) {
      samples.add(
          stopped(
              MailKind.WEBHOOK_DISABLED,
              reason,
              Map.of("endpoint", "https://hooks.example.org/accounts")));
    }
    return List.copyOf(samples);
  }

  private static MailSample stopped(MailKind kind, String reason, Map<String, String> specific) {
    Map<String, String> facts = new HashMap<>(specific);
    facts.put("name", NAME);
    facts.put("reason", reason);
    facts.put("error", reason.equals("gone") ? "410" : "503");
    return new MailSample(kind.template() + "." + reason, kind, facts);
  }

  private static MailSample notice(String notice) {
    Map<String, String> facts = new HashMap<>();
    facts.put("notice", notice);
    facts.put("name", NAME);
    facts.put("at", TIME);
    facts.put("device", "Firefox, Linux");
    facts.put("network", "192.0.2.7");
    if (notice.startsWith("passkey")) {
      facts.put("passkey", "YubiKey 5");
    }
    if (notice.startsWith("personal_token")) {
      facts.put("personal_token", "Nightly backup");
    }
    if (notice.startsWith("email_change")) {
      facts.put("new_address", "ada@example.org");
    }
    return new MailSample("notice." + notice, MailKind.NOTICE, facts);
  }
}
