package org.headgate.bench.liberty;

import jakarta.json.bind.annotation.JsonbProperty;

/** The response with an account. */
public class AccountView {

  private final String id;
  private final String email;
  private final String fullName;

  AccountView(Account account) {
    this.id = account.getId();
    this.email = account.getEmail();
    this.fullName = account.getFullName();
  }

  public String getId() {
    return id;
  }

  public String getEmail() {
    return email;
  }

  @JsonbProperty("full_name")
  public String getFullName() {
    return fullName;
  }
}
