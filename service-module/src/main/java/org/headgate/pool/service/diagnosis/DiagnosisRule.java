package org.headgate.pool.service.diagnosis;

import java.util.stream.Stream;

/** One rule of the diagnosis: sees one kind of trouble in what is known, or does not. */
interface DiagnosisRule {
  Stream<Finding> evaluate(DiagnosisInput diagnosisInput);
}
