package org.headgate.system.administration;

import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;

/** An administrator of a server on which nobody else makes administrators. */
abstract class DirectorySteps {

  static Headgate headgate;
  static Person administrator;
  static Directory directory;

  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    administrator = Person.administrator(headgate);
    directory = new Directory(administrator);
  }
}
