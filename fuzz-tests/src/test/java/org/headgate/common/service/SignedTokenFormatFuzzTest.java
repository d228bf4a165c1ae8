package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

/** Every token that is derived, whatever it names: nothing but our own is read. */
class SignedTokenFormatFuzzTest extends ParserFuzz {
  private static final KeyRing KEYS = new KeyRing(new byte[32]);
  private static final byte[] OWN = new byte[16];
  private static final SignedTokenFormat FORM =
      new SignedTokenFormat("hgr_", KeyRing.Purpose.REFRESH_TOKEN, OWN.length);

  @Override
  protected void read(String text) throws Exception {
    Optional<ByteBuffer> payload = FORM.payload(text, KEYS);
    if (payload.isPresent()) {
      assertThat(FORM.text(payload.get().array(), KEYS)).isEqualTo(text);
    }
    assertThat(FORM.payload(FORM.text(OWN, KEYS) + text, KEYS).isPresent())
        .isEqualTo(text.isEmpty());
  }
}
