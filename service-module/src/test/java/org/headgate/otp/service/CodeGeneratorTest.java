package org.headgate.otp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.KeyRing;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.QueuedMail;
import org.headgate.mail.service.Templates;
import org.headgate.otp.api.CodePurpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeGeneratorTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final EmailAddress ADA = new EmailAddress("ada@example.org");

  private final CodeGenerator codes =
      new CodeGenerator(new KeyRing("a".repeat(32).getBytes(StandardCharsets.UTF_8)));

  @Test
  void codeHasSixDigitsDerivedFromItsId() {
    UUID id = UUID.randomUUID();

    assertThat(codes.digits(id)).matches("\\d{6}").isEqualTo(codes.digits(id));
  }

  @Test
  void codesAreUniformlyDistributed() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(codes.digits(new UUID(i, i)));
    }

    assertThat(seen).hasSizeGreaterThan(980);
  }

  @Test
  void hashDependsOnAddressPurposeAndCode() {
    byte[] hash = codes.hash(ADA, CodePurpose.VERIFY_EMAIL, "123456");

    assertThat(hash)
        .isNotEqualTo(
            codes.hash(new EmailAddress("b@example.org"), CodePurpose.VERIFY_EMAIL, "123456"))
        .isNotEqualTo(codes.hash(ADA, CodePurpose.LOG_IN, "123456"))
        .isNotEqualTo(codes.hash(ADA, CodePurpose.VERIFY_EMAIL, "123457"));
  }

  @Test
  void mailIsWrittenFromCodeIdInRecipientsLanguage() {
    UUID codeId = UUID.randomUUID();
    CodeMailComposer mail = mailAt(NOON);

    QueuedMail english =
        mail.newMail(UUID.randomUUID(), codeId, CodePurpose.VERIFY_EMAIL, ADA, "en");
    QueuedMail german =
        mail.newMail(UUID.randomUUID(), codeId, CodePurpose.VERIFY_EMAIL, ADA, "de-AT");

    assertThat(english.facts().values()).noneMatch(fact -> fact.contains(codes.digits(codeId)));
    assertThat(mail.write(english).orElseThrow().subject())
        .isEqualTo(codes.digits(codeId) + " is your code for Weir");
    assertThat(mail.write(german).orElseThrow().subject())
        .isEqualTo(codes.digits(codeId) + " ist Ihr Code für Weir");
  }

  @Test
  void mailOfExpiredCodeIsNotSent() {
    QueuedMail queued =
        mailAt(NOON)
            .newMail(UUID.randomUUID(), UUID.randomUUID(), CodePurpose.VERIFY_EMAIL, ADA, "en");

    assertThat(mailAt(NOON.plus(CodePolicy.LIFETIME)).write(queued)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void mailStartsWithTheCodeAndItsPurpose(CodePurpose purpose) {
    UUID codeId = UUID.randomUUID();
    QueuedMail queued = mailAt(NOON).newMail(UUID.randomUUID(), codeId, purpose, ADA, "en");

    MailContent mail = mailAt(NOON).write(queued).orElseThrow();

    assertThat(mail.body()).startsWith(codes.digits(codeId) + "\n\nis your code to ");
    assertThat(mail.html().orElseThrow()).contains(">" + codes.digits(codeId) + "</p>");
  }

  private CodeMailComposer mailAt(Instant instant) {
    return new CodeMailComposer(codes, Templates.ofWeir(), Clock.fixed(instant, ZoneOffset.UTC));
  }
}
