package org.headgate.accounts.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A department, to which accounts may belong. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Department")
@Table(schema = "platform", name = "department")
@DynamicUpdate
public class DepartmentEntity {

  @Id private UUID id;

  private String name;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  protected DepartmentEntity() {}

  public DepartmentEntity(UUID id, String name, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.createdAt = createdAt;
  }

  /** Renames the department; names are unique, case ignored. */
  public void rename(String newName) {
    name = newName;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DepartmentEntity department && id.equals(department.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
