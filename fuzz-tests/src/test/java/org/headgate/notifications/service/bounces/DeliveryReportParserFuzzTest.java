package org.headgate.notifications.service.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.EmailAddress;
import org.headgate.fuzzing.ParserFuzz;
import org.headgate.mail.service.EnhancedStatus;

/** A mail of whoever knows the mailbox, of which the end may be missing. */
class DeliveryReportParserFuzzTest extends ParserFuzz {
  private static final int MOST_FAILURES = 16 * 50;

  @Override
  protected void read(String text) {
    byte[] mail = text.getBytes(StandardCharsets.UTF_8);
    Optional<DeliveryReport> report = DeliveryReportParser.parse(mail);
    if (report.isPresent()) {
      assertThat(report.get().messageId()).isNotBlank();
      List<DeliveryFailure> failures = report.get().failures();
      assertThat(failures).hasSizeLessThanOrEqualTo(MOST_FAILURES);
      for (DeliveryFailure failure : failures) {
        assertThat(failure.addresses())
            .allSatisfy(
                address -> assertThat(EmailAddress.parse(address.value())).isEqualTo(address));
        assertThat(EnhancedStatus.read(failure.status().text())).hasValue(failure.status());
      }
    }
    DeliveryReportParser.parse(Arrays.copyOf(mail, mail.length / 2));
  }
}
