package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class MailboxFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<Mailbox> read = parsed(IllegalArgumentException.class, () -> Mailbox.parse(text));
    if (read.isPresent()) {
      assertThat(Mailbox.parse(read.get().toString())).isEqualTo(read.get());
    }
    Optional<Mailbox> meant = Mailbox.meant(text);
    if (meant.isPresent()) {
      assertThat(Mailbox.parse(meant.get().toString())).isEqualTo(meant.get());
    }
  }
}
