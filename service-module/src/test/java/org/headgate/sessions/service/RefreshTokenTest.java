package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.headgate.common.identity.SessionId;
import org.headgate.common.service.KeyRing;

class RefreshTokenTest {

  private static final KeyRing KEYS = keys('a');

  @Property(tries = 200)
  void issuedTokensAreParsed(
      @ForAll long high, @ForAll long low, @ForAll @IntRange int generation) {
    RefreshToken token = token(high, low, generation);

    assertThat(RefreshToken.parse(token.text(KEYS), KEYS)).contains(token);
  }

  @Property(tries = 200)
  void alteredTokensAreRefused(@ForAll @IntRange(min = 4, max = 72) int position) {
    String text = token(1, 2, 3).text(KEYS);
    char other = text.charAt(position) == 'x' ? 'y' : 'x';
    String forged = text.substring(0, position) + other + text.substring(position + 1);

    assertThat(RefreshToken.parse(forged, KEYS)).isEmpty();
  }

  @Property(tries = 50)
  void tokenOfAnotherServerIsRefused(@ForAll long high) {
    assertThat(RefreshToken.parse(token(high, 0, 0).text(keys('b')), KEYS)).isEmpty();
  }

  @Property(tries = 200)
  void malformedTokensAreRefused(@ForAll String text) {
    assertThat(RefreshToken.parse(text, KEYS)).isEmpty();
    assertThat(RefreshToken.parse("hgr_" + text, KEYS)).isEmpty();
  }

  private static RefreshToken token(long high, long low, int generation) {
    return new RefreshToken(new SessionId(new UUID(high, low)), generation);
  }

  private static KeyRing keys(char fill) {
    return new KeyRing(String.valueOf(fill).repeat(32).getBytes(StandardCharsets.UTF_8));
  }
}
