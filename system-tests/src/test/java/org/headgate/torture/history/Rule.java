package org.headgate.torture.history;

import java.util.List;
import java.util.stream.Stream;

/** One promise of the service, held against what clients saw and what is there at the end. */
@FunctionalInterface
interface Rule {

  Stream<Violation> check(List<Operation> history, EndState end);
}
