package org.headgate.audit.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A row of {@code platform.audit_entry}, with its columns as raw text, so that even a row that was
 * tampered with can be read and reported. {@link AuditEntrySql} writes it and {@link
 * AuditChainRepository} seals it.
 */
@Entity
@Immutable
@Table(schema = "platform", name = "audit_entry")
public class AuditEntryEntity {

  @Id private UUID id;

  /** Sequence number in the order of writing; the database assigns it. */
  @SuppressWarnings("unused") // queries sort by it
  @Column(insertable = false)
  private Long written;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  private String actor;

  private String action;

  @Column(name = "subject_kind")
  private String subjectKind;

  @Column(name = "subject_id")
  private String subjectId;

  private String outcome;

  private String reason;

  private String address;

  @Column(name = "trace_id")
  private String traceId;

  private String details;

  private String digest;

  private Long position;

  private String seal;

  protected AuditEntryEntity() {}

  /**
   * @param occurredAt to the microsecond
   * @param details a JSON object whose values are texts
   * @param digest the digest of all preceding fields, under the server's secret, hexadecimal
   * @param position its place in the chain, from 1; empty until it is sealed
   * @param seal its link of the chain, hexadecimal; empty until it is sealed
   */
  public AuditEntryEntity(
      UUID id,
      Instant occurredAt,
      String actor,
      String action,
      Optional<String> subjectKind,
      Optional<String> subjectId,
      String outcome,
      Optional<String> reason,
      Optional<String> address,
      Optional<String> traceId,
      String details,
      String digest,
      Optional<Long> position,
      Optional<String> seal) {
    this.id = id;
    this.occurredAt = occurredAt;
    this.actor = actor;
    this.action = action;
    this.subjectKind = subjectKind.orElse(null);
    this.subjectId = subjectId.orElse(null);
    this.outcome = outcome;
    this.reason = reason.orElse(null);
    this.address = address.orElse(null);
    this.traceId = traceId.orElse(null);
    this.details = details;
    this.digest = digest;
    this.position = position.orElse(null);
    this.seal = seal.orElse(null);
  }

  /** The entry, not sealed yet, with the digest of its content. */
  public AuditEntryEntity digested(String computed) {
    return new AuditEntryEntity(
        id,
        occurredAt,
        actor,
        action,
        subjectKind(),
        subjectId(),
        outcome,
        reason(),
        address(),
        traceId(),
        details,
        computed,
        Optional.empty(),
        Optional.empty());
  }

  public UUID id() {
    return id;
  }

  /** Time of the action, to the microsecond. */
  public Instant occurredAt() {
    return occurredAt;
  }

  public String actor() {
    return actor;
  }

  public String action() {
    return action;
  }

  public Optional<String> subjectKind() {
    return Optional.ofNullable(subjectKind);
  }

  public Optional<String> subjectId() {
    return Optional.ofNullable(subjectId);
  }

  public String outcome() {
    return outcome;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  public Optional<String> traceId() {
    return Optional.ofNullable(traceId);
  }

  /** A JSON object whose values are texts. */
  public String details() {
    return details;
  }

  /** Digest of the content under the server's secret, hexadecimal. */
  public String digest() {
    return digest;
  }

  /** Its place in the chain, from 1; empty until it is sealed. */
  public Optional<Long> position() {
    return Optional.ofNullable(position);
  }

  /** Its link of the chain, hexadecimal; empty until it is sealed. */
  public Optional<String> seal() {
    return Optional.ofNullable(seal);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuditEntryEntity entry && id.equals(entry.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
