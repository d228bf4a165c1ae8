package org.headgate.oauth.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.headgate.fuzzing.ParserFuzz;

/** Credentials in HTTP Basic, as a header or the pair that it holds. */
class OAuthFormFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    new OAuthForm(null, List.of(text)).credentials();
    String pair = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    new OAuthForm(null, List.of("Basic " + pair)).credentials();
  }
}
