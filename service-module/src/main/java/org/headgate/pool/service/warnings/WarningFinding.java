package org.headgate.pool.service.warnings;

import java.time.Instant;
import org.headgate.pool.api.DiagnosisCode;

/**
 * Something that needs attention before it harms.
 *
 * @param cause what is wrong, a whole sentence with its figures
 * @param evidence what it was seen by
 * @param cure what to do
 */
public record WarningFinding(
    DiagnosisCode code, String cause, String evidence, String cure, Instant since) {}
