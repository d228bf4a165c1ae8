package org.headgate.notifications.service.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.common.identity.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery reports as mail servers write them, and forged ones. */
class DeliveryReportParserTest {

  private static final String ID = "<mail.mac@localhost>";

  @ParameterizedTest
  @CsvSource({
    "postfix, 5.1.1, 550",
    "exim, 5.0.0, 550",
    "exchange, 5.1.10, 550",
    "gmail, 5.1.1, 550"
  })
  void failedRecipientAndMessageIdAreParsed(String server, String status, int replyCode) {
    DeliveryReport report = parse(Reports.text(server, ID)).orElseThrow();

    assertThat(report.messageId()).isEqualTo(ID);
    assertThat(report.failures()).hasSize(1);
    DeliveryFailure failure = report.failures().get(0);
    assertThat(failure.addresses()).contains(new EmailAddress("ada@example.org"));
    assertThat(failure.status().text()).isEqualTo(status);
    assertThat(failure.replyCode()).isEqualTo(OptionalInt.of(replyCode));
    assertThat(failure.isAddressDead()).isTrue();
  }

  @Test
  void delayIsNotAFailure() {
    assertThat(parse(Reports.text("postfix-delayed", ID)).orElseThrow().failures()).isEmpty();
  }

  @Test
  void timeoutsDoNotMarkTheAddressDead() {
    assertThat(failure(Reports.text("exim-timeout", ID)).isAddressDead()).isFalse();
  }

  /** A status without meaning means what the reply says. */
  @ParameterizedTest
  @CsvSource({
    "5.1.1, 550 unknown, true",
    "5.1.1 (bad destination mailbox address), 550 unknown, true",
    "5.1.7, 550 unknown, false",
    "5.1.8, 550 unknown, false",
    "5.2.1, 550 unknown, true",
    "5.2.2, 550 unknown, false",
    "5.2.3, 550 unknown, false",
    "5.3.4, 550 unknown, false",
    "5.4.1, 550 unknown, true",
    "5.4.4, 550 unknown, true",
    "5.4.7, 550 unknown, false",
    "5.6.0, 550 unknown, false",
    "5.7.1, 550 unknown, false",
    "5.999.999, 550 unknown, false",
    "4.1.1, 550 unknown, false",
    "4.4.7, 550 unknown, false",
    "5.0.0, 550 5.7.1 your network is on a list, false",
    "5.0.0, 550-5.7.1 your network is on a list, false",
    "5.0.0, 552 full, false",
    "5.0.0, 452 full, false",
    "5.0.0, 550 5.1.1 unknown, true",
    "5.0.0, 554 5.2.1 disabled, true",
    "5.0.0, 553 unknown, true"
  })
  void onlyAPermanentStatusOfTheAddressIsDead(String status, String reply, boolean isDead) {
    String text =
        Reports.text("exim", ID)
            .replace("Status: 5.0.0", "Status: " + status)
            .replace("smtp; 550 No such user here", "smtp; " + reply);

    assertThat(failure(text).isAddressDead()).isEqualTo(isDead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "Subject: hello\r\n\r\nI am on holiday.",
        "Content-Type: multipart/report\r\n\r\n",
        "Content-Type: multipart/report; report-type=delivery-status\r\n\r\n--x\r\n",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n\r\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"\r\n\r\n",
        "Content-Type: ;;;\u0000\r\n\r\n"
      })
  void otherMailsAreNotReports(String text) {
    assertThat(parse(text)).isEmpty();
  }

  @Test
  void reportsWithoutTheReturnedMailAreIgnored() {
    String text = Reports.text("postfix", ID).replace("text/rfc822-headers", "text/plain");

    assertThat(parse(text)).isEmpty();
  }

  @Test
  void truncatedReportIsParsed() {
    String whole = Reports.text("exim", ID);
    String cut = whole.substring(0, whole.indexOf("Your code is 123456"));

    assertThat(parse(cut).orElseThrow().failures()).hasSize(1);
  }

  @Test
  void everyPrefixOfAReportIsParsedOrIgnored() {
    byte[] whole = Reports.text("gmail", ID).getBytes(StandardCharsets.UTF_8);

    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(DeliveryReportParser.parse(cut)).isNotNull();
    }
  }

  @Test
  void mailWithTooManyPartsIsNotAReport() {
    String head = "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n";

    assertThat(parse(head + "--x\r\n\r\n".repeat(40_000))).isEmpty();
  }

  @Test
  void atMostFiftyRecipientsAreRead() {
    String recipient =
        "Final-Recipient: rfc822; ada@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n";
    String text =
        Reports.text("postfix", ID)
            .replace("Original-Recipient:", recipient.repeat(200) + "Original-Recipient:");

    assertThat(parse(text).orElseThrow().failures()).hasSizeBetween(49, 50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc822; nobody", "rfc822;", "x400; /G=Ada/S=L", ";", "\"a b\"@c"})
  void recipientsWithoutAnAddressAreEmpty(String recipient) {
    String text =
        Reports.text("gmail", ID)
            .replace("rfc822; ada@example.org\nAction", recipient + "\nAction");

    assertThat(failure(text).addresses()).isEmpty();
  }

  private static DeliveryFailure failure(String text) {
    return parse(text).orElseThrow().failures().stream().findFirst().orElseThrow();
  }

  private static Optional<DeliveryReport> parse(String text) {
    return DeliveryReportParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
