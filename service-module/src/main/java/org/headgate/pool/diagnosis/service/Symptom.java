package org.headgate.pool.diagnosis.service;

import java.util.stream.Stream;

/** One rule of the diagnosis: sees one kind of trouble in what is known, or does not. */
interface Symptom {
  Stream<Finding> in(Sights sights);
}
