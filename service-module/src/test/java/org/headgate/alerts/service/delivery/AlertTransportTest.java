package org.headgate.alerts.service.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertSeverity;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailFailures;
import org.headgate.mail.service.MailNotSentException;
import org.headgate.mail.service.SmtpMailSender;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

/** Mails of an alert to several addresses, of which not all take them. */
class AlertTransportTest {

  private static final String ADA = "ada@example.org";
  private static final String BOB = "bob@example.org";

  private final Mails mails = new Mails();
  private final AlertTransport transport = new AlertTransport();

  AlertTransportTest() {
    transport.mails = mails;
    transport.clock = Clock.systemUTC();
  }

  @Test
  void retryReachesOnlyAddressesWithoutIt() {
    mails.failures.put(BOB, MailFailures::temporary);

    assertThat(send().kind()).isEqualTo(ActionResult.Kind.DEFERRED);
    assertThat(send().kind()).isEqualTo(ActionResult.Kind.DEFERRED);
    mails.failures.clear();

    assertThat(send().kind()).isEqualTo(ActionResult.Kind.DONE);
    assertThat(mails.taken).containsExactly(ADA, BOB);
  }

  @Test
  void refusedAddressDoesNotEndRetriesForOthers() {
    mails.failures.put(ADA, MailFailures::temporary);
    mails.failures.put(BOB, MailFailures::refused);

    assertThat(send().kind()).isEqualTo(ActionResult.Kind.DEFERRED);
    mails.failures.remove(ADA);

    assertThat(send().kind()).isEqualTo(ActionResult.Kind.DONE);
    assertThat(mails.taken).containsExactly(ADA);
  }

  @Test
  void mailRefusedByAllIsRefused() {
    mails.failures.put(ADA, MailFailures::refused);
    mails.failures.put(BOB, MailFailures::refused);

    assertThat(send().kind()).isEqualTo(ActionResult.Kind.REFUSED);
  }

  private ActionResult send() {
    return transport.send(
        new AlertEndpointDefinition(
            "on call",
            AlertEndpointKind.MAIL,
            Optional.empty(),
            List.of(ADA, BOB),
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            Optional.empty(),
            Optional.empty()),
        new AlertMessage(
            new UUID(0, 1),
            AlertEventType.OPENED,
            new UUID(0, 2),
            "lock_wait",
            Optional.empty(),
            AlertSeverity.CRITICAL,
            "Something is wrong.",
            "Mend it.",
            List.of("one"),
            Instant.EPOCH,
            Optional.empty(),
            URI.create("https://auth.example.org/console/")));
  }

  /** Takes all mails, except those that a test has it fail with. */
  private static final class Mails extends SmtpMailSender {

    private final Map<String, Function<EmailAddress, MailNotSentException>> failures =
        new HashMap<>();
    private final List<String> taken = new ArrayList<>();

    @Override
    public void send(EmailAddress to, MailContent text, UUID id) {
      Function<EmailAddress, MailNotSentException> failure = failures.get(to.value());
      if (failure != null) {
        throw failure.apply(to);
      }
      taken.add(to.value());
    }
  }
}
