package org.headgate.bench.spring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Exchanges a password for a token. */
@RestController
class LogInController {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final AccountRepository accounts;
  private final PasswordEncoder passwords;
  private final JwtEncoder tokens;

  LogInController(AccountRepository accounts, PasswordEncoder passwords, JwtEncoder tokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  /** The request. */
  record LogIn(String email, String password) {}

  /** The response. */
  record Granted(@JsonProperty("access_token") String accessToken) {}

  @PostMapping("/login")
  Granted logIn(@RequestBody LogIn sent) {
    Account account =
        accounts
            .findByEmail(sent.email())
            .filter(found -> passwords.matches(sent.password(), found.getPasswordHash()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    Instant now = Instant.now();
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .subject(account.getId().toString())
            .issuedAt(now)
            .expiresAt(now.plus(LIFETIME))
            .build();
    return new Granted(tokens.encode(JwtEncoderParameters.from(claims)).getTokenValue());
  }
}
