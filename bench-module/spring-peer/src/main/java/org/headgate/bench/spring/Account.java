package org.headgate.bench.spring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** An account that can log in. */
@Entity
public class Account {

  @Id private UUID id;

  @Column(nullable = false, unique = true)
  private String email;

  @Column(nullable = false)
  private String passwordHash;

  @Column(nullable = false)
  private String fullName;

  @Column(nullable = false)
  private boolean active;

  /** For JPA only. */
  protected Account() {}

  Account(UUID id, String email, String passwordHash, String fullName) {
    this.id = id;
    this.email = email;
    this.passwordHash = passwordHash;
    this.fullName = fullName;
    this.active = true;
  }

  UUID getId() {
    return id;
  }

  String getEmail() {
    return email;
  }

  String getPasswordHash() {
    return passwordHash;
  }

  String getFullName() {
    return fullName;
  }

  boolean isActive() {
    return active;
  }
}
