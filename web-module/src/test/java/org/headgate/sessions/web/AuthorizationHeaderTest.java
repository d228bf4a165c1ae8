package org.headgate.sessions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

  private static final String TOKEN = "eyJh.eyJz-_.c2ln";

  /** The grammar of RFC 6750, 2.1, with the scheme in any case. */
  private static final Pattern GRAMMAR = Pattern.compile("(?i:bearer) +[A-Za-z0-9._~+/-]+=*");

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer    ", " Bearer "})
  void schemeIsCaseInsensitiveWithAnyNumberOfSpaces(String scheme) {
    assertThat(AuthorizationHeader.bearerToken(List.of(scheme + TOKEN))).contains(TOKEN);
    assertThat(AuthorizationHeader.bearerToken(List.of(scheme + TOKEN + " "))).contains(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        TOKEN,
        " " + TOKEN,
        "Bearer" + TOKEN,
        "Bearer\t" + TOKEN,
        "Bearer\u00a0" + TOKEN,
        "Bearer:" + TOKEN,
        "Bearer=" + TOKEN,
        "Basic YTpi",
        "Basic " + TOKEN,
        "Token " + TOKEN,
        "JWT " + TOKEN,
        "DPoP " + TOKEN,
        "Bearer " + TOKEN + " " + TOKEN,
        "Bearer " + TOKEN + ",",
        "Bearer " + TOKEN + ", Bearer " + TOKEN,
        "Basic YTpi, Bearer " + TOKEN,
        "Bearer Bearer " + TOKEN,
        "Bearer \"" + TOKEN + "\"",
        "Bearer =",
        "Bearer a=b",
        "Bearer =a",
        "Bearer a =",
        "B\u0435arer " + TOKEN,
      })
  void otherHeadersCarryNoBearerToken(String header) {
    assertThat(AuthorizationHeader.bearerToken(List.of(header))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a=", "a==", "YTpi==", "~", "+/", "-._"})
  void tokenIsTakenWithItsPadding(String token) {
    assertThat(AuthorizationHeader.bearerToken(List.of("Bearer " + token))).contains(token);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyCharacterIsTakenWhereTheGrammarHasIt(int place) {
    String header = "Bearer abc=";
    String before = header.substring(0, place);
    String after = header.substring(place + 1);

    assertThat(
            IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                .mapToObj(character -> before + (char) character + after)
                .filter(
                    sent ->
                        AuthorizationHeader.bearerToken(List.of(sent)).isPresent()
                            != GRAMMAR.matcher(sent.strip()).matches()))
        .isEmpty();
  }

  @Test
  void repeatedHeadersAreIgnored() {
    assertThat(AuthorizationHeader.bearerToken(List.of())).isEmpty();
    assertThat(AuthorizationHeader.bearerToken(List.of("Bearer " + TOKEN, "Bearer " + TOKEN)))
        .isEmpty();
    assertThat(AuthorizationHeader.bearerToken(List.of("Bearer " + TOKEN, ""))).isEmpty();
  }
}
