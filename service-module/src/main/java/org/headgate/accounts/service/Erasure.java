package org.headgate.accounts.service;

import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;

/**
 * A person is to be erased from a database.
 *
 * @param pass 1, or 2 for the look that follows later
 */
public record Erasure(UserId person, DatabaseName database, int pass) {

  /** One such erasure is one execution. */
  String id() {
    return person + "/" + database.wireName() + "/" + pass;
  }
}
