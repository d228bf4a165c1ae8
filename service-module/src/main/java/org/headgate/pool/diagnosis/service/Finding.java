package org.headgate.pool.diagnosis.service;

import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.Diagnosis;
import org.headgate.pool.DiagnosisCode;

/**
 * Something that is wrong.
 *
 * @param pool the one that suffers; empty where it is no single one
 * @param cause what is wrong, a whole sentence with its figures
 * @param evidence what it was seen by
 * @param cure what to do
 */
record Finding(
    DiagnosisCode code,
    Optional<DatabaseName> pool,
    String cause,
    String evidence,
    String cure,
    Instant since,
    Weight weight) {

  boolean harms() {
    return weight == Weight.HARMS;
  }

  Diagnosis.Item item() {
    return new Diagnosis.Item(code, cause, evidence, cure, since, pool.map(DatabaseName::wireName));
  }
}
