package org.headgate.accounts.persistence.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An import of accounts. Only the guarded statements of {@link UserImportRepository} write it. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "UserImport")
@Table(schema = "platform", name = "user_import")
public class UserImportEntity {

  @Id private UUID id;

  @Column(name = "is_dry_run")
  private boolean dryRun;

  private String state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  private int lines;
  private int processed;
  private int created;
  private int unchanged;
  private int refused;

  protected UserImportEntity() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof UserImportEntity one && id.equals(one.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
