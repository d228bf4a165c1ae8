package org.headgate.ratelimit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class ClientAddressFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<ClientAddress> read = ClientAddress.parse(text);
    if (read.isPresent()) {
      assertThat(ClientAddress.parse(read.get().toString())).isEqualTo(read);
      assertThat(read.get().network().toString()).contains("/");
    }
  }
}
