package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;

class EmailAddressFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<EmailAddress> read =
        parsed(IllegalArgumentException.class, () -> EmailAddress.parse(text));
    assertThat(parsed(InvalidRequestException.class, () -> new EmailAddress(text))).isEqualTo(read);
    if (read.isPresent()) {
      EmailAddress address = read.get();
      assertThat(EmailAddress.parse(address.value())).isEqualTo(address);
      assertThat(EmailAddress.parse(address.shown())).isEqualTo(address);
      assertThat(address.refusal()).isEmpty();
      assertThat(address.masked())
          .endsWith(address.shown().substring(address.shown().indexOf('@')));
    }
    EmailAddress stored = EmailAddress.stored(text);
    assertThat(stored.refusal().isEmpty()).isEqualTo(read.isPresent() && read.get().equals(stored));
    stored.shown();
    EmailAddress.normalizedPart(text);
  }
}
