package org.headgate.accounts.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code platform.department}, to which accounts may belong. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Department")
@Table(schema = "platform", name = "department")
public class DepartmentEntity {

  @Id private UUID id;

  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  protected DepartmentEntity() {}
}
