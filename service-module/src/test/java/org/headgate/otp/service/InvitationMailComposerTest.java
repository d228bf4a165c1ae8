package org.headgate.otp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.provisioning.InvitationView;
import org.headgate.common.service.KeyRing;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.QueuedMail;
import org.headgate.mail.service.Templates;
import org.junit.jupiter.api.Test;

class InvitationMailComposerTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final CodeGenerator codes =
      new CodeGenerator(new KeyRing("a".repeat(32).getBytes(StandardCharsets.UTF_8)));
  private final UUID codeId = UUID.randomUUID();

  @Test
  void mailUsesLanguageAndTimeZoneOfRecipient() {
    MailContent english = compose("en-GB", "Europe/London").orElseThrow();
    MailContent german = compose("de-AT", "Europe/Vienna").orElseThrow();

    assertThat(english.subject())
        .isEqualTo(codes.digits(codeId) + " is the code of your invitation to Weir");
    assertThat(english.body())
        .startsWith(codes.digits(codeId) + "\n\nHello Ada <Lovelace>,")
        .contains("28 November 2026")
        .contains("12:00 (Europe/London)");
    assertThat(german.subject())
        .isEqualTo(codes.digits(codeId) + " ist der Code Ihrer Einladung zu Weir");
    assertThat(german.body()).contains("28. November 2026", "13:00 (Europe/Vienna)");
    assertThat(english.html().orElseThrow())
        .contains("Ada &lt;Lovelace&gt;")
        .doesNotContain("${", "<#", "href");
  }

  @Test
  void queuedMailDoesNotContainTheCode() {
    assertThat(queue("en", "UTC").facts().values())
        .noneMatch(fact -> fact.contains(codes.digits(codeId)));
  }

  @Test
  void mailOfExpiredInvitationIsNotSent() {
    assertThat(mailAt(NOON.plus(WEEK)).write(queue("en", "UTC"))).isEmpty();
  }

  private Optional<MailContent> compose(String locale, String zone) {
    return mailAt(NOON).write(queue(locale, zone));
  }

  private QueuedMail queue(String locale, String zone) {
    InvitationView invitation =
        new InvitationView(
            UUID.randomUUID(),
            "ada@example.org",
            Optional.of("Ada <Lovelace>"),
            locale,
            zone,
            List.of("user"),
            Optional.empty(),
            NOON,
            NOON,
            WEEK);
    return mailAt(NOON).newMail(UUID.randomUUID(), codeId, invitation);
  }

  private InvitationMailComposer mailAt(Instant instant) {
    return new InvitationMailComposer(
        codes, Templates.ofWeir(), Clock.fixed(instant, ZoneOffset.UTC));
  }
}
