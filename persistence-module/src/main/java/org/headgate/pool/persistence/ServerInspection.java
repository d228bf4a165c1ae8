package org.headgate.pool.persistence;

import java.util.List;
import java.util.Map;

/**
 * The setup of a database, as a new session of our role finds it.
 *
 * @param role our role
 * @param encoding the encoding of the database, such as UTF8
 * @param version as a number, such as 180001
 * @param takesWrites whether neither the server is a standby nor the session read-only
 * @param mayCreateSchema whether the role may create one in the database
 * @param hasSchema whether ours exists
 * @param mayCreateTables whether the role may create tables in it
 * @param lockedTables tables of ours, partitions apart, that the role may not read and write
 * @param lockedSequences sequences of ours that the role may not use
 * @param schemasBeforeCatalog schemas of the search path that could shadow PostgreSQL's own names
 * @param settings that sessions start with, by name, in the unit of pg_settings
 */
public record ServerInspection(
    String database,
    String role,
    String encoding,
    int version,
    boolean isStandby,
    boolean takesWrites,
    boolean mayCreateSchema,
    boolean hasSchema,
    boolean mayCreateTables,
    List<String> lockedTables,
    List<String> lockedSequences,
    List<String> schemasBeforeCatalog,
    Map<String, String> settings) {

  public ServerInspection {
    lockedTables = List.copyOf(lockedTables);
    lockedSequences = List.copyOf(lockedSequences);
    schemasBeforeCatalog = List.copyOf(schemasBeforeCatalog);
    settings = Map.copyOf(settings);
  }
}
