package org.headgate.accounts.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An account: pending while the address is not verified, then active or deactivated. What opens it
 * is changed by guarded statements of the repositories, which compare the epoch; it is read as
 * views.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Account")
@Table(schema = "platform", name = "account")
@DynamicUpdate
public class AccountEntity {

  @Id private UUID id;

  private String email;

  /** Whether it is of a time when more was accepted; nothing is mailed to it. */
  @Column(name = "email_refused")
  private boolean emailRefused;

  /** When the mail server said for good that it takes nothing for it. */
  @Column(name = "email_bounced_at")
  private Instant emailBouncedAt;

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

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "department_id", insertable = false, updatable = false)
  private DepartmentEntity department;

  @Column(name = "is_active")
  private boolean active;

  @Column(name = "email_verified_at")
  private Instant emailVerifiedAt;

  /** Whether an administrator made it; counts until the address is verified. */
  @Column(name = "is_provisioned")
  private boolean provisioned;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /** How often what opens the account was taken away or replaced. */
  private int epoch;

  /** When a standard claim last changed; the database writes it. */
  @Column(name = "updated_at", insertable = false, updatable = false)
  private Instant updatedAt;

  /** Address and name in lower case; the database writes it. */
  @Column(insertable = false, updatable = false)
  private String search;

  protected AccountEntity() {}

  /** Changes what its owner says of the account; what the change does not name stays. */
  public void describe(AccountUpdate change) {
    if (change.fullNameIsNamed()) {
      fullName = change.fullName().orElse(null);
    }
    locale = change.locale().orElse(locale);
    timeZone = change.timeZone().orElse(timeZone);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountEntity account && id.equals(account.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
