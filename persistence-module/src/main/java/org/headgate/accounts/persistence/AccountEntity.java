package org.headgate.accounts.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An account: pending until its address is verified, then active or deactivated. Password and state
 * are changed only by guarded statements of the repositories, which compare the epoch. Readers get
 * views instead of this entity.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Account")
@Table(schema = "platform", name = "account")
@DynamicUpdate
public class AccountEntity {

  @Id private UUID id;

  private String email;

  /**
   * Whether the address was accepted by older rules and would be refused now; no mail is sent to
   * it.
   */
  @Column(name = "email_refused")
  private boolean emailRefused;

  /** When the mail server permanently refused this address. */
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

  /**
   * Whether an administrator created the account; it matters only until the address is verified.
   */
  @Column(name = "is_provisioned")
  private boolean provisioned;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  /** A JSON object of texts; null where there are none. Only a guarded statement writes it. */
  @ColumnTransformer(read = "cast(attributes as text)")
  @Column(insertable = false, updatable = false)
  private String attributes;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /**
   * Raised each time a credential of the account is replaced or removed; what began in an earlier
   * epoch is void.
   */
  private int epoch;

  /** When a standard claim last changed; the database writes it. */
  @Column(name = "updated_at", insertable = false, updatable = false)
  private Instant updatedAt;

  /** Address and name in lower case, for searching; the database writes it. */
  @Column(insertable = false, updatable = false)
  private String search;

  protected AccountEntity() {}

  /** Whether it only waits for the erasure of everything that belongs to it. */
  boolean isDeleted() {
    return deletedAt != null;
  }

  /**
   * Applies the changes of the owner; fields that the update does not name stay.
   *
   * @return the names of the fields that have another value now, as in the API
   */
  public List<String> describe(AccountUpdate change) {
    List<String> changed = new ArrayList<>();
    String name = change.fullNameIsNamed() ? change.fullName().orElse(null) : fullName;
    if (!Objects.equals(name, fullName)) {
      fullName = name;
      changed.add("full_name");
    }
    if (change.locale().filter(chosen -> !chosen.equals(locale)).isPresent()) {
      locale = change.locale().get();
      changed.add("locale");
    }
    if (change.timeZone().filter(chosen -> !chosen.equals(timeZone)).isPresent()) {
      timeZone = change.timeZone().get();
      changed.add("time_zone");
    }
    return changed;
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
