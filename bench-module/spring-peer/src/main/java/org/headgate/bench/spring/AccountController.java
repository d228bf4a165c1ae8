package org.headgate.bench.spring;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Returns the account of the caller. */
@RestController
class AccountController {

  private final AccountRepository accounts;

  AccountController(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** The response with an account. */
  record AccountView(UUID id, String email, String fullName) {}

  @GetMapping("/users/me")
  AccountView me(@AuthenticationPrincipal Jwt token) {
    return accounts
        .findById(UUID.fromString(token.getSubject()))
        .filter(Account::isActive)
        .map(each -> new AccountView(each.getId(), each.getEmail(), each.getFullName()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
  }
}
