package org.headgate.bench.liberty;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account with a token. */
@Entity
@Table(name = "account")
public class Account {

  @Id private String id;

  @Column(nullable = false)
  private String email;

  @Column(name = "full_name", nullable = false)
  private String fullName;

  @Column(nullable = false)
  private boolean active;

  /** For JPA only. */
  protected Account() {}

  public String getId() {
    return id;
  }

  public String getEmail() {
    return email;
  }

  public String getFullName() {
    return fullName;
  }

  public boolean isActive() {
    return active;
  }
}
