package org.headgate.accounts.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A row of {@code platform.account}: pending while the address is not verified, then active or
 * deactivated. Written by the guarded statements of {@link AccountRepository}; read as views.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Account")
@Table(schema = "platform", name = "account")
public class AccountEntity {

  @Id private UUID id;

  private String email;

  /** Whether it is of a time when more was accepted; nothing is mailed to it. */
  @Column(name = "email_refused")
  private boolean emailRefused;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "full_name")
  private String fullName;

  private String locale;

  @Column(name = "time_zone")
  private String timeZone;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] roles;

  @Column(name = "department_id")
  private UUID departmentId;

  @Column(name = "is_active")
  private boolean active;

  @Column(name = "email_verified_at")
  private Instant emailVerifiedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  private int epoch;

  /** Address and name in lower case; the database writes it. */
  @Column(insertable = false, updatable = false)
  private String search;

  protected AccountEntity() {}
}
